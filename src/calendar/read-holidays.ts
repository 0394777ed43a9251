import { UserError } from '../kernel/errors.ts';
import { makeDate, yearOf, type LocalDate } from '../kernel/local-date.ts';
import { normalise, printable, withoutMark } from '../kernel/text.ts';
import {
  fields,
  list,
  parseArrangement,
  text,
  type Arrangement,
  type HolidayDay,
  type Notice,
} from './arrangement.ts';

/** A year's arrangement is a few kilobytes; anything much larger is something else. */
const MAX_BYTES = 1_000_000;
const NUMBER = /国办?发明电\s*[〔［[(（]\s*(\d{4})\s*[〕］\])）]\s*(\d+)\s*号/gu;
const DATE = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/u;
const OFF_WORDS = /^(休|放假|休息|off|true)$/iu;
const WORK_WORDS = /^(班|上班|调休上班|补班|work|false)$/iu;

/** 节假日文件, as somebody hands it in. */
export interface HolidayFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** What a file says, and what in it could not be read. */
export interface ReadHolidays {
  readonly arrangement: Arrangement;
  readonly problems: readonly string[];
}

/**
 * Reads a year's arrangement in one of three forms: ours (`off`, `work`, `notices`), that of holiday-cn
 * (`days` with `isOffDay`), or CSV (日期,名称,休/班; UTF-8 or GBK; lines starting with # may name the notice).
 * @throws UserError E_HOLIDAY_FORM where it is none of them
 */
export function readHolidays(file: HolidayFile): ReadHolidays {
  if (file.bytes.length > MAX_BYTES) {
    throw formError(file, `文件过大（${file.bytes.length}字节），不像一年的节假日安排`);
  }
  const content = withoutMark(decode(file));
  if (content.trim() === '') throw formError(file, '文件是空的');
  if (!/^\s*[{[]/u.test(content)) return readCsv(content);
  let value: unknown;
  try {
    value = JSON.parse(content);
  } catch (error) {
    throw formError(file, `不是有效的 JSON（${error instanceof Error ? error.message : ''}）`);
  }
  const source = fields(value);
  if ('days' in source) return readHolidayCn(source);
  if ('off' in source && 'work' in source) {
    const problems: string[] = [];
    return { arrangement: parseArrangement(value, problems), problems };
  }
  throw formError(file, 'JSON 中既没有 off、work，也没有 days');
}

/** The number in its standard form with 〔〕, or undefined where the text holds none. */
export function noticeNumber(written: string): string | undefined {
  return noticeNumbers(written)[0];
}

function noticeNumbers(written: string): string[] {
  return [...written.matchAll(NUMBER)].map((m) => {
    const office = m[0].startsWith('国办') ? '国办发明电' : '国发明电';
    return `${office}〔${m[1]}〕${Number(m[2])}号`;
  });
}

function decode(file: HolidayFile): string {
  for (const encoding of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(file.bytes);
    } catch (error) {
      if (!(error instanceof TypeError)) throw error;
    }
  }
  throw formError(file, '文字编码无法识别（应为 UTF-8 或 GBK）');
}

function readHolidayCn(source: Readonly<Record<string, unknown>>): ReadHolidays {
  const problems: string[] = [];
  const off: HolidayDay[] = [];
  const work: HolidayDay[] = [];
  for (const item of list(source['days'])) {
    const day = fields(item);
    const written = text(day['date']) ?? '';
    const date = readDate(written);
    const name = text(day['name']);
    if (date === undefined || name === undefined || typeof day['isOffDay'] !== 'boolean') {
      problems.push(`days 中有一条缺少有效的 date、name 或 isOffDay：${written || '（空）'}`);
      continue;
    }
    (day['isOffDay'] ? off : work).push({ date, name });
  }
  const year = typeof source['year'] === 'number' ? source['year'] : 0;
  const urls = list(source['papers']).flatMap((p) => text(p) ?? []);
  const notices = urls.map((url, i) => plainNotice(year, i, { url }));
  return { arrangement: { year, notices, off, work }, problems };
}

function readCsv(content: string): ReadHolidays {
  const problems: string[] = [];
  const off: HolidayDay[] = [];
  const work: HolidayDay[] = [];
  const numbers: string[] = [];
  let headerMayCome = true;
  for (const [index, raw] of content.split(/\r\n|\n|\r/u).entries()) {
    const line = normalise(raw);
    if (line === '' || line.startsWith('#')) {
      numbers.push(...noticeNumbers(raw));
      continue;
    }
    const cells = raw.split(/[,，;；\t]/u).map((cell) => normalise(cell).replace(/^"(.*)"$/u, '$1'));
    const date = readDate(cells[0] ?? '');
    const name = cells[1] ?? '';
    const kind = cells[2] ?? '';
    const isHeader = headerMayCome && date === undefined && !/\d/u.test(cells[0] ?? '');
    headerMayCome = false;
    if (isHeader) continue;
    if (date === undefined || name === '') {
      problems.push(`第${index + 1}行没有有效的日期或名称：${printable(line)}`);
    } else if (OFF_WORDS.test(kind)) off.push({ date, name });
    else if (WORK_WORDS.test(kind)) work.push({ date, name });
    else problems.push(`第${index + 1}行第三列应为“休”或“班”：${printable(line)}`);
  }
  const year = Math.max(0, ...[...off, ...work].map((day) => yearOf(day.date)));
  const notices = numbers.map((number, i) => plainNotice(year, i, { number }));
  return { arrangement: { year, notices, off, work }, problems };
}

/** A notice of which the file gives no title: the first is the yearly one. */
function plainNotice(year: number, index: number, known: Pick<Notice, 'number' | 'url'>): Notice {
  const title =
    index === 0 ? `国务院办公厅关于${year}年部分节假日安排的通知` : `关于${year}年节假日安排的专门通知`;
  return { title, ...known, numberChecked: false };
}

function readDate(written: string): LocalDate | undefined {
  const m = DATE.exec(normalise(written));
  return m ? makeDate(Number(m[1]), Number(m[2]), Number(m[3])) : undefined;
}

function formError(file: HolidayFile, why: string): UserError {
  return new UserError('E_HOLIDAY_FORM', `「${printable(file.name)}」不能作为节假日安排导入：${why}`, {
    hint: '支持三种形式：本程序的 JSON（同 data/holidays/2026.json）、holiday-cn 的 JSON、CSV（日期,名称,休或班）',
  });
}
