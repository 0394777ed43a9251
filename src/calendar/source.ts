import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { UserError } from '../kernel/errors.ts';
import { withoutMark } from '../kernel/text.ts';
import type { Reader } from '../store/store.ts';
import { parseArrangement, type Arrangement } from './arrangement.ts';
import { StatutoryHolidays, type StatutoryDay } from './statutory.ts';
import { holidayYear } from './store.ts';

/** Where a year's arrangement came from: 随程序提供, or 导入 into this database. */
export type Origin = 'shipped' | 'imported';

export interface PublishedYear {
  readonly arrangement: Arrangement;
  readonly origin: Origin;
}

/** Where a calendar gets its days from. */
export interface HolidaySource {
  /** Undefined where no arrangement for that year is known. */
  published(year: number): PublishedYear | undefined;
  statutory(year: number): readonly StatutoryDay[];
  measure(year: number): string;
}

/** Shipped years under `root`/data/holidays; what the database holds for a year goes before what is shipped. */
export function holidaySource(root: string, reader?: Reader): HolidaySource {
  const folder = join(root, 'data', 'holidays');
  const statutory = new StatutoryHolidays(folder);
  return {
    published: (year) => importedYear(year, reader) ?? shippedYear(folder, year),
    statutory: (year) => statutory.of(year),
    measure: (year) => statutory.measure(year),
  };
}

function importedYear(year: number, reader: Reader | undefined): PublishedYear | undefined {
  const row = reader?.get(holidayYear, year);
  if (!row) return undefined;
  return { arrangement: parseOwn(row.arrangement, `数据库中导入的${year}年节假日安排`), origin: 'imported' };
}

function shippedYear(folder: string, year: number): PublishedYear | undefined {
  const path = join(folder, `${year}.json`);
  let content: string;
  try {
    content = readFileSync(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  return { arrangement: parseOwn(content, path), origin: 'shipped' };
}

function parseOwn(content: string, where: string): Arrangement {
  const problems: string[] = [];
  try {
    const arrangement = parseArrangement(JSON.parse(withoutMark(content)), problems);
    if (problems.length === 0) return arrangement;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    problems.push('不是有效的 JSON');
  }
  throw new UserError('E_HOLIDAY_DATA', `节假日数据已损坏：${where}（${problems.join('；')}）`, {
    hint: '重新安装程序，或重新导入该年的节假日安排',
  });
}
