import { formatLetterNumber } from '../document/letter-number.ts';
import { UserError } from '../kernel/errors.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import type { Pack } from '../policy/pack.ts';
import { readSetting } from '../store/settings.ts';
import type { Reader } from '../store/store.ts';
import { lastDocumentSeq } from './document-store.ts';
import { readPaperNumbers } from './number-store.ts';
import { letterForm, type LetterKind } from './letter-kinds.ts';

/** The number that a series gives out next. */
export interface NextNumber {
  /** 机关代字 and 文种代字, `金司执监建` */
  readonly series: string;
  readonly year: number;
  readonly seq: number;
  /** `金司执监建〔2026〕1号` */
  readonly number: string;
}

/** The series of a 文种代字. @throws UserError E_SETTING_MISSING */
export function seriesOf(reader: Reader, mark: string): string {
  const code = readSetting(reader, 'bureau_code');
  if (code !== undefined) return `${code}${mark}`;
  throw new UserError('E_SETTING_MISSING', '没有设定发文机关代字，不能编发文字号', {
    hint: '运行 zfjd init 设定机关代字（如「金司」）',
  });
}

/** After the last one given out, by the program or on paper. @throws UserError E_SETTING_MISSING */
export function nextNumber(reader: Reader, mark: string, year: number): NextNumber {
  const series = seriesOf(reader, mark);
  const issued = reader.get(lastDocumentSeq, series, year)?.seq ?? 0;
  const paper = readPaperNumbers(reader, year).filter((one) => one.series === series);
  const seq = Math.max(issued, ...paper.map(({ last }) => last)) + 1;
  return { series, year, seq, number: formatLetterNumber({ code: series, year, serial: seq }) };
}

/** 文种代字 of a kind on a day. @throws UserError E_LETTER_KIND for one that is not numbered then */
export function markOf(pack: Pack, kind: LetterKind, on: LocalDate): string {
  const document = pack.get('supervision.documents', on).value.find((form) => form.kind === kind);
  const letter = pack.get('supervision.letters', on).value.find((form) => form.kind === kind);
  const request = kind === 'request' ? pack.get('supervision.escalation', on).value.mark : undefined;
  const mark = document?.mark ?? letter?.mark ?? request;
  if (mark !== undefined) return mark;
  throw new UserError('E_LETTER_KIND', `${on}《${letterForm(kind).name}》不由本局编号`, {
    hint: '运行 zfjd pack show supervision.letters、supervision.documents 查看各文种的代字和施行日期',
  });
}
