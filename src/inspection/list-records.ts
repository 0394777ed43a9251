import { fromDay, toDay, type LocalDate } from '../kernel/local-date.ts';
import { compact } from '../kernel/text.ts';
import { AgencyDirectory } from '../registry/directory.ts';
import { requireAgency } from '../registry/require-agency.ts';
import type { Row } from '../store/query.ts';
import type { Reader } from '../store/store.ts';
import { recordCounts, recordList } from './list-store.ts';
import type { Origin, Result } from './model.ts';

export interface RecordFilter {
  readonly agency?: string | undefined;
  readonly from?: LocalDate | undefined;
  readonly to?: LocalDate | undefined;
  /** 统一社会信用代码, or part of a name. */
  readonly object?: string | undefined;
  readonly code?: string | undefined;
  readonly plan?: string | undefined;
  readonly origin?: Origin | undefined;
  readonly result?: Result | undefined;
  /** Only what is set apart: true, or the one class. */
  readonly outside?: string | boolean | undefined;
}

export interface ListedRecord {
  readonly id: number;
  readonly recordId: string;
  readonly agency: string;
  readonly code: string;
  readonly planCode: string;
  readonly task: string;
  readonly origin: Origin;
  readonly outside: string;
  readonly object: string;
  readonly objectCode: string;
  readonly checkedOn: LocalDate;
  /** `09:05`; empty where only the day is stated. */
  readonly checkedAt: string;
  readonly result: Result;
  readonly onSite: boolean;
  readonly followUp: boolean;
  readonly cancelled: boolean;
}

export interface RecordList {
  readonly records: readonly ListedRecord[];
  /** All that the filter lets through, whether listed or not. */
  readonly total: number;
  readonly cancelled: number;
  readonly offSite: number;
  readonly followUp: number;
  /** Of those that count. */
  readonly origins: Readonly<Partial<Record<Origin, number>>>;
  readonly outside: Readonly<Record<string, number>>;
}

/** Before and after every day there is. */
const [FIRST, LAST] = [-100_000, 3_000_000];

/** SQLite's LIMIT that is none. */
const EVERY = -1;

/** 列出检查记录, the latest first, with the counts of all that the filter lets through. @throws UserError E_INSPECTION_AGENCY */
export function listRecords(reader: Reader, filter: RecordFilter, limit?: number): RecordList {
  const agency =
    filter.agency === undefined
      ? 0
      : requireAgency(new AgencyDirectory(reader), filter.agency, 'E_INSPECTION_AGENCY').id;
  const { origin = '', result = '' } = filter;
  const code = (filter.code ?? '').toUpperCase();
  const plan = (filter.plan ?? '').toUpperCase();
  const object = compact(filter.object ?? '');
  const outside = filter.outside === true ? '*' : filter.outside || '';
  const values = [
    filter.from === undefined ? FIRST : toDay(filter.from),
    filter.to === undefined ? LAST : toDay(filter.to),
    agency,
    agency,
    object,
    object.toUpperCase(),
    object,
    code,
    code,
    plan,
    plan,
    origin,
    origin,
    result,
    result,
    outside,
    outside,
    outside,
  ];
  const counts = reader.all(recordCounts, ...values);
  const sum = (of: (row: Row<typeof recordCounts>) => number) =>
    counts.reduce((total, row) => total + of(row), 0);
  const origins: Partial<Record<Origin, number>> = {};
  const apart: Record<string, number> = {};
  for (const row of counts) {
    const name = row.origin as Origin;
    const standing = row.records - row.cancelled;
    if (standing === 0) continue;
    if (row.outside === '') origins[name] = (origins[name] ?? 0) + standing;
    else apart[row.outside] = (apart[row.outside] ?? 0) + standing;
  }
  return {
    records: reader.all(recordList, ...values, limit ?? EVERY).map(toListed),
    total: sum((row) => row.records),
    cancelled: sum((row) => row.cancelled),
    offSite: sum((row) => row.off_site),
    followUp: sum((row) => row.follow_up),
    origins,
    outside: apart,
  };
}

function toListed(row: Row<typeof recordList>): ListedRecord {
  return {
    id: row.id,
    recordId: row.record_id,
    agency: row.agency,
    code: row.code,
    planCode: row.plan_code,
    task: row.task,
    origin: row.origin as Origin,
    outside: row.outside,
    object: row.object_name,
    objectCode: row.object_code,
    checkedOn: fromDay(row.checked_day),
    checkedAt: minuteText(row.checked_minute),
    result: row.result as Result,
    onSite: row.on_site === 1,
    followUp: row.follow_up === 1,
    cancelled: row.cancelled === 1,
  };
}

/** `09:05`; empty where there is none. */
export function minuteText(minute: number | null): string {
  if (minute === null) return '';
  const two = (n: number) => String(n).padStart(2, '0');
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}
