import { clauseText } from '../kernel/finding.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import { date } from '../kernel/local-date.ts';
import type { Pack } from '../policy/pack.ts';
import { readSetting } from '../store/settings.ts';
import type { Reader } from '../store/store.ts';
import { readUninformed, readUnserved } from '../supervision/store.ts';
import { verticalAgencies } from './store.ts';

/** 没有届满日、需要办理的事项: nobody can be late with it by a date, and somebody has to do it all the same. */
export interface WaitingItem {
  readonly caseNumber: string;
  readonly agency: string;
  readonly responsible: string;
  readonly title: string;
  /** Since when it waits. */
  readonly since: LocalDate;
  /** Clause, or why there is no day. */
  readonly basis: string;
}

/** A case whose superior body was not told, and who that is. */
export interface UninformedSuperior {
  readonly caseNumber: string;
  readonly agency: string;
  readonly superior: string;
  readonly since: LocalDate;
}

/** 未送达: letters without proof of service, whose clocks have not started. */
export function unservedLetters(reader: Reader): WaitingItem[] {
  const bureau = readSetting(reader, 'bureau') ?? '';
  return readUnserved(reader).map(({ caseNumber, agency, document, issuedOn, decision }) => ({
    caseNumber,
    agency,
    responsible: bureau,
    title: `送达${document}（${agency}）：没有送达凭证，${decision ? '执行' : '整改'}期限尚未起算`,
    since: issuedOn,
    basis: '没有送达凭证，期限不起算',
  }));
}

/** 告知上一级主管部门 that is owed: the registry names one, a letter went out, and nobody was told. */
export function uninformedSuperiors(reader: Reader): UninformedSuperior[] {
  const above = new Map(reader.all(verticalAgencies).map(({ code, superior }) => [code, superior]));
  if (above.size === 0) return [];
  return readUninformed(reader).flatMap(({ number, agency_code: code, agency_name: agency, since }) => {
    const superior = above.get(code);
    return superior === undefined ? [] : [{ caseNumber: number, agency, superior, since: date(since) }];
  });
}

/** The same as things to do, as far as the pack asks for them on the day the letter went out. */
export function superiorNotices(
  reader: Reader,
  pack: Pack,
  cases: readonly UninformedSuperior[],
): WaitingItem[] {
  const bureau = readSetting(reader, 'bureau') ?? '';
  return cases.flatMap(({ caseNumber, agency, superior, since }) => {
    const policy = pack.find('supervision.superior_notice', since);
    if (!policy) return [];
    return [
      {
        caseNumber,
        agency,
        responsible: bureau,
        title: `将${agency}的问题告知${superior}（zfjd case inform ${caseNumber}）`,
        since,
        basis: `${clauseText(policy.clause)}：及时，没有规定天数`,
      },
    ];
  });
}
