import type { Field, ExampleRecord } from '../../src/inspection/models/model.ts';
import { date, toDay } from '../../src/kernel/local-date.ts';
import { compact } from '../../src/kernel/text.ts';
import type { Tx } from '../../src/store/store.ts';

/** 检查时间 where a record does not give one: a working Monday of the month the tests look at. */
const USUAL_DAY = '2026-10-12';

/** Writes SQL of a test's own. */
export function run(tx: Tx, sql: string, ...params: (string | number | null)[]): number {
  return tx.run({ name: 'test', sql }, ...params).id;
}

/** One value, or undefined. */
export function pick(tx: Tx, sql: string, ...params: (string | number)[]): number | string | undefined {
  const [row] = tx.tuples<readonly (number | string)[]>({ name: 'test', sql, shape: {} }, ...params);
  return row?.[0];
}

/** An import that the records stand in, one for each layout. */
function importId(tx: Tx, layout: string): number {
  const known = pick(tx, 'SELECT id FROM inspection_import WHERE layout = ?', layout);
  if (known !== undefined) return Number(known);
  const digest = layout.padEnd(64, '0');
  const file = run(
    tx,
    `INSERT INTO kept_file (sha256, name, bytes, packed, kept_on) VALUES (?, ?, 0, x'0300', '2026-11-01')`,
    digest,
    `${layout}.xlsx`,
  );
  return run(
    tx,
    `INSERT INTO inspection_import (file_id, file, layout, imported_on, rows, added, changed, same, refused)
     VALUES (?, ?, ?, '2026-11-01', 0, 0, 0, 0, 0)`,
    file,
    `${layout}.xlsx`,
    layout,
  );
}

/** The set of these lines, made where it is new. */
function setOf(
  tx: Tx,
  kind: 'item' | 'officer',
  lines: readonly (readonly string[])[],
  columns: string,
): number {
  const key = lines.map((line) => line.join('\u001f')).join('\u001e');
  const known = pick(tx, `SELECT id FROM inspection_${kind}_set WHERE key = ?`, key);
  if (known !== undefined) return Number(known);
  const id = run(tx, `INSERT INTO inspection_${kind}_set (key) VALUES (?)`, key);
  for (const [i, line] of lines.entries()) {
    const marks = line.map(() => '?').join(', ');
    run(
      tx,
      `INSERT INTO inspection_${kind} (set_id, seq, ${columns}) VALUES (?, ?, ${marks})`,
      id,
      i + 1,
      ...line,
    );
  }
  return id;
}

function itemSet(tx: Tx, text: string): number {
  const names = text.split('、').filter((name) => name !== '');
  return setOf(
    tx,
    'item',
    names.map((name) => ['', name, compact(name)]),
    'code, name, item_key',
  );
}

/** `市监甲` is looked up in the roster; `王五/X1` is a name with a certificate, `王五/` one without. */
function officerSet(tx: Tx, text: string): number {
  const people = text.split('、').filter((one) => one !== '');
  return setOf(
    tx,
    'officer',
    people.map((one) => {
      const [name = '', certificate] = one.split('/');
      const found = certificate ?? pick(tx, 'SELECT certificate FROM officer WHERE name = ?', name) ?? '';
      return [String(found), name];
    }),
    'certificate, name',
  );
}

/** `2026-10-12 09:00` as day and minute. */
function moment(text: string): [day: number | null, minute: number | null] {
  if (text === '') return [null, null];
  const [day = '', time] = text.split(' ');
  const [hour = 0, minute = 0] = (time ?? '').split(':').map(Number);
  return [toDay(date(day)), time === undefined ? null : hour * 60 + minute];
}

const ORIGIN: Readonly<Record<string, string>> = {
  有计划: 'planned',
  触发式: 'triggered',
  摸底: 'survey',
  未写明: 'unknown',
};
const RESULT: Readonly<Record<string, string>> = {
  发现问题: 'found',
  未发现问题: 'none',
  未涉及: 'not-involved',
  '': '',
};

/** What a record says where the example does not: values no model minds. */
function filled(record: ExampleRecord, number: number): Record<Field, string> {
  const sector = record.条线 ?? '市监';
  const day = (record.检查 ?? USUAL_DAY).slice(0, 10);
  const triggered = record.来由 === '触发式' || record.来由 === '摸底';
  return {
    条线: sector,
    检查码: `JCM${number}`,
    补码: '',
    补码理由: '',
    计划编码: triggered ? '' : `JH-${sector}`,
    任务: '日常检查',
    来由: '有计划',
    来源: '',
    不计入: '',
    方式: '现场',
    复查: '',
    对象: `普通公司${number}`,
    场所: '',
    事项: `${sector}事项`,
    人员: `${sector}甲、${sector}乙`,
    赋码: record.检查?.includes(' ') ? `${day} 00:01` : day,
    检查: `${day} 09:00`,
    结束: record.检查 === undefined || record.检查.includes(' ') ? `${day} 10:00` : day,
    录入: `${day} 23:00`,
    结果: '未发现问题',
    联合: '',
    推荐联合: '',
    未加入理由: '',
    评价: '',
    作废: '',
    导出: 'code',
    份数: '1',
    ...record,
  };
}

/** Where the next record begins, so that records of several calls differ. */
let counter = 0;

/**
 * 检查记录 by SQL, as an import leaves them; gives their ids. Objects and officers are those of the test's registry;
 * an object `普通公司…` that is not there yet is put on file.
 */
export function addRecords(tx: Tx, records: readonly ExampleRecord[]): number[] {
  return records.flatMap((record) =>
    Array.from({ length: Number(record.份数 ?? '1') }, () => addRecord(tx, record, (counter += 1))),
  );
}

function addRecord(tx: Tx, record: ExampleRecord, number: number): number {
  const of = filled(record, number);
  const agency = pick(tx, 'SELECT agency_id FROM agency_alias WHERE alias = ?', of.条线);
  if (agency === undefined) throw new Error(`no agency for ${of.条线}`);
  const [enterprise, code] = object(tx, of.对象);
  const premises =
    of.场所 === '' || enterprise === null
      ? 0
      : Number(
          pick(tx, 'SELECT id FROM premises WHERE enterprise_id = ? AND address = ?', enterprise, of.场所) ??
            0,
        );
  const flag = (text: string) => (text === '' ? 0 : 1);
  return run(
    tx,
    `INSERT INTO inspection (record_id, agency_id, code, plan_code, task, origin, source, outside, on_site, follow_up,
       enterprise_id, object_code, object_name, premises_id, place, item_set_id, officer_set_id, applied_day,
       applied_minute, checked_day, checked_minute, ended_day, ended_minute, entered_day, entered_minute, result,
       measure, joint, joint_with, advised, not_joined, late_code, late_reason, rating, cancelled, import_id, row)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    `R${number}`,
    agency,
    of.检查码,
    of.计划编码,
    of.任务,
    ORIGIN[of.来由] ?? '',
    of.来源,
    of.不计入,
    of.方式 === '现场' ? 1 : 0,
    flag(of.复查),
    enterprise,
    code,
    of.对象,
    premises,
    of.场所,
    itemSet(tx, of.事项),
    officerSet(tx, of.人员),
    ...moment(of.赋码),
    ...moment(of.检查),
    ...moment(of.结束),
    ...moment(of.录入),
    RESULT[of.结果] ?? '',
    flag(of.联合),
    of.联合,
    flag(of.推荐联合),
    of.未加入理由,
    flag(of.补码),
    of.补码理由,
    of.评价 === '' ? null : Number(of.评价),
    flag(of.作废),
    importId(tx, of.导出),
    number + 1,
  );
}

/** The object on file and its code; `库外公司` has a code and is not on file. */
function object(tx: Tx, name: string): [id: number | null, code: string] {
  const code = `E-${name}`;
  const known = pick(tx, 'SELECT id FROM enterprise WHERE code = ?', code);
  if (known !== undefined) return [Number(known), code];
  return name.startsWith('普通公司') ? [addObject(tx, name), code] : [null, code];
}

export function addObject(tx: Tx, name: string, status = '存续'): number {
  return run(
    tx,
    `INSERT INTO enterprise (code, name, name_key, status, industry, updated_on) VALUES (?, ?, ?, ?, '', '2026-11-01')`,
    `E-${name}`,
    name,
    compact(name),
    status,
  );
}
