import { formatLetterNumber } from '../document/letter-number.ts';
import { UserError } from '../kernel/errors.ts';
import { date, yearOf } from '../kernel/local-date.ts';
import { lastDocumentSeq } from './document-store.ts';
import type { LetterKind } from './letter-kinds.ts';
import { markOf, nextNumber, seriesOf, type NextNumber } from './number-series.ts';
import { readPaperNumbers, writePaperNumbers } from './number-store.ts';
import { prose, type CaseDeps } from './take-step.ts';

export interface StartOptions {
  readonly kind: LetterKind;
  /** The last number used on paper; 0 where none was after all. */
  readonly last: number;
  /** What the paper numbers were used for. */
  readonly text: string;
  /** This year where absent. */
  readonly year?: number | undefined;
}

/** No bureau gives out more in a year; a slip of the key must not lead the numbers away. */
const MOST = 9999;

/**
 * 起编: goes on from a series kept on paper. The same again with another number puts it right, as long as the program
 * has given out none beyond. @throws UserError E_CASE_NUMBER
 */
export function startNumbers(
  { store, pack }: Pick<CaseDeps, 'store' | 'pack'>,
  options: StartOptions,
): NextNumber {
  const { kind, last } = options;
  const { actor } = store;
  const today = actor.clock.today();
  const year = options.year ?? yearOf(today);
  const text = prose(options.text);
  if (text === '') {
    throw new UserError('E_CASE_NUMBER', '没有写纸质文号的用途', { hint: '用 --text 写明，如「纸质已用」' });
  }
  if (last > MOST) {
    throw new UserError('E_CASE_NUMBER', `一年编到${last}号不合情理，没有起编`, { hint: '检查 --last' });
  }
  if (year > yearOf(today)) {
    throw new UserError('E_CASE_NUMBER', `${year}年还没有到，不能起编`, { hint: '检查 --year' });
  }
  const mark = markOf(pack, kind, year === yearOf(today) ? today : date(`${year}-12-31`));
  return store.write((tx) => {
    const series = seriesOf(tx, mark);
    const issued = tx.get(lastDocumentSeq, series, year)?.seq ?? 0;
    const numbered = (serial: number) => formatLetterNumber({ code: series, year, serial });
    if (last < issued) {
      throw new UserError('E_CASE_NUMBER', `${numbered(issued)}已由程序编出，纸质文号不能只到${last}号`, {
        hint: `运行 zfjd case numbers --year ${year} 查看；续编的写${issued}以后的号`,
      });
    }
    const from = issued + 1;
    const before = readPaperNumbers(tx, year).find((one) => one.series === series && one.from === from);
    if (last < from && !before) {
      throw new UserError('E_CASE_NUMBER', `${series}〔${year}〕下一个就是${from}号，没有要起编的`, {
        hint: '检查 --last：纸质最后用到的号',
      });
    }
    writePaperNumbers(tx, year, {
      series,
      from,
      last,
      text,
      recordedAt: actor.clock.now(),
      recordedBy: actor.operator,
    });
    const next = nextNumber(tx, mark, year);
    tx.record({
      act: 'case.numberStart',
      subject: 'number',
      id: `${series}〔${year}〕`,
      summary: `文号起编：${series}〔${year}〕${from}号至${last}号纸质已用，下一个${next.number}`,
      ...(before && { before: { from: before.from, last: before.last } }),
      after: { from, last },
      reason: text,
    });
    return next;
  });
}
