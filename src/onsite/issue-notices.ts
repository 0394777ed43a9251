import { formatLetterNumber } from '../document/letter-number.ts';
import type { OfficialLetter } from '../document/letter.ts';
import { UserError } from '../kernel/errors.ts';
import { yearOf, type LocalDate } from '../kernel/local-date.ts';
import type { Pack } from '../policy/pack.ts';
import { keepFile, readKeptFile } from '../store/archive.ts';
import { readSetting } from '../store/settings.ts';
import type { Reader, Store } from '../store/store.ts';
import { bureauName, prose } from '../supervision/take-step.ts';
import type { Notice, Subject } from './model.ts';
import { noticeLetter, type NoticeContent } from './notice-letter.ts';
import { insertNotice, lastNoticeSeq, readNotices } from './store.ts';
import { paperName } from './make-forms.ts';
import { requireSubjects } from './subjects.ts';

export interface NoticeDeps {
  readonly store: Store;
  readonly pack: Pack;
  readonly renderLetter: (letter: OfficialLetter) => Promise<Uint8Array>;
  readonly letterTemplate: (name: string) => string;
}

export interface NoticeOptions extends NoticeContent {
  readonly quarter: string;
  /** One agency; all of the quarter where absent. */
  readonly agency?: string | undefined;
  /** 签发人; recorded, not printed. */
  readonly signer: string;
  /** Why notices that were issued before are issued again. */
  readonly reissue?: string | undefined;
}

/** What became of the notice of one agency: issued now, or before. */
export interface NoticeResult {
  readonly notice: Notice;
  readonly issued: boolean;
  readonly bytes: Uint8Array;
}

/** The agencies whose notices would be issued now; nothing is written. @throws UserError as `issueNotices` */
export function plannedNotices({ store, pack }: NoticeDeps, options: NoticeOptions): Subject[] {
  checkOptions(store, options);
  nextNumber(store, pack, store.actor.clock.today());
  return requireSubjects(store, pack, options).filter(
    ({ code }) => options.reissue !== undefined || !latest(store, options.quarter, code),
  );
}

/** Notices as they would go out, without numbers. @throws UserError as `issueNotices` */
export async function draftNotices(
  deps: NoticeDeps,
  options: NoticeOptions,
): Promise<{ name: string; bytes: Uint8Array }[]> {
  checkOptions(deps.store, options);
  const drafts: { name: string; bytes: Uint8Array }[] = [];
  for (const subject of requireSubjects(deps.store, deps.pack, options)) {
    const letter = compose(deps, subject, options);
    drafts.push({
      name: `${paperName('抽查通知书', subject)}（草稿）.docx`,
      bytes: await deps.renderLetter(letter),
    });
  }
  return drafts;
}

/**
 * 制发抽查通知书: one per agency, numbered without gaps; an agency that has one keeps it, unless it is issued
 * again with a reason. @throws UserError E_NOTICE_DATES, E_NOTICE_REISSUE, as `requireSubjects`
 */
export async function issueNotices(deps: NoticeDeps, options: NoticeOptions): Promise<NoticeResult[]> {
  checkOptions(deps.store, options);
  const results: NoticeResult[] = [];
  for (const subject of requireSubjects(deps.store, deps.pack, options)) {
    results.push(await issueOne(deps, subject, options));
  }
  return results;
}

function checkOptions(store: Store, { visitFrom, visitTo, agency, reissue }: NoticeOptions): void {
  const today = store.actor.clock.today();
  if (visitTo < visitFrom || visitFrom < today) {
    throw new UserError(
      'E_NOTICE_DATES',
      visitTo < visitFrom
        ? `检查结束日期${visitTo}早于开始日期${visitFrom}`
        : `检查开始日期${visitFrom}已经过去（今天是${today}）`,
      { hint: '检查 --from、--to；补录以前的通知用 --today' },
    );
  }
  if (reissue === undefined) return;
  if (prose(reissue) === '' || agency === undefined) {
    throw new UserError('E_NOTICE_REISSUE', '重新制发要写明原因，并指明一个单位', {
      hint: '写成 --agency <单位> --reissue 检查时间变更',
      exit: 2,
    });
  }
}

function latest(reader: Reader, quarter: string, code: string): Notice | undefined {
  return readNotices(reader, quarter).findLast(({ agency }) => agency.code === code);
}

function compose(deps: NoticeDeps, subject: Subject, options: NoticeOptions): OfficialLetter {
  const { store, pack, letterTemplate } = deps;
  return noticeLetter({
    subject,
    content: options,
    bureau: bureauName(store),
    on: store.actor.clock.today(),
    pack,
    letterTemplate,
    replaced: latest(store, subject.quarter, subject.code),
  });
}

/** How often the letter is made again because another user took its number meanwhile. */
const MOST_ATTEMPTS = 25;

/**
 * The number goes into the file, and making the file cannot wait inside a transaction: it is made with the
 * next number and kept only if that is still the next one, else made again.
 */
async function issueOne(deps: NoticeDeps, subject: Subject, options: NoticeOptions): Promise<NoticeResult> {
  const { store, pack } = deps;
  const today = store.actor.clock.today();
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
    const before = latest(store, subject.quarter, subject.code);
    if (before && options.reissue === undefined) {
      return { notice: before, issued: false, bytes: readKeptFile(store, before.fileId).bytes };
    }
    const next = nextNumber(store, pack, today);
    const bytes = await deps.renderLetter({ ...compose(deps, subject, options), number: next.number });
    const notice = store.write((tx) => {
      const unchanged =
        nextNumber(tx, pack, today).number === next.number &&
        latest(tx, subject.quarter, subject.code)?.number === before?.number;
      if (!unchanged) return undefined;
      const { clock, operator } = store.actor;
      const kept: Notice = {
        number: next.number,
        quarter: subject.quarter,
        agency: { code: subject.code, name: subject.name },
        edition: (before?.edition ?? 0) + 1,
        reason: before ? prose(options.reissue) : '',
        visitFrom: options.visitFrom,
        visitTo: options.visitTo,
        signer: prose(options.signer),
        contact: prose(options.contact),
        issuedOn: today,
        fileId: keepFile(tx, `${next.number}.docx`, bytes, today),
      };
      tx.run(
        insertNotice,
        kept.number,
        next.series,
        next.year,
        next.seq,
        kept.quarter,
        kept.agency.code,
        kept.agency.name,
        kept.edition,
        kept.reason,
        kept.visitFrom,
        kept.visitTo,
        kept.signer,
        kept.contact,
        kept.issuedOn,
        clock.now(),
        operator,
        kept.fileId,
      );
      tx.record({
        act: 'onsite.notice',
        subject: 'draw',
        id: kept.quarter,
        summary: `制发${pack.get('spot_check.paper', today).value.notice.name}${kept.number}：${subject.name}`,
        after: kept,
        ...(kept.reason !== '' && { reason: kept.reason }),
      });
      return kept;
    });
    if (notice) return { notice, issued: true, bytes };
  }
  throw new UserError('E_CASE_NUMBER', '多人同时制发文书，没有取到发文字号，本次没有制发', {
    hint: '稍后重试',
  });
}

function nextNumber(reader: Reader, pack: Pack, on: LocalDate) {
  const code = readSetting(reader, 'bureau_code');
  if (code === undefined) {
    throw new UserError('E_SETTING_MISSING', '没有设定发文机关代字，不能编发文字号', {
      hint: '运行 zfjd init 设定机关代字（如「金司」）',
    });
  }
  const series = `${code}${pack.get('spot_check.paper', on).value.notice.mark}`;
  const year = yearOf(on);
  const seq = (reader.get(lastNoticeSeq, series, year)?.seq ?? 0) + 1;
  return { series, year, seq, number: formatLetterNumber({ code: series, year, serial: seq }) };
}
