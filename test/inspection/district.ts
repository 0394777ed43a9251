import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadCalendar } from '../../src/calendar/calendar.ts';
import type { Example } from '../../src/inspection/models/model.ts';
import { ScanContext } from '../../src/inspection/scan/context.ts';
import type { FoundAlert } from '../../src/inspection/scan/alert-collector.ts';
import { findAlerts, type MonthFindings } from '../../src/inspection/scan/find-alerts.ts';
import { fixedClock } from '../../src/kernel/clock.ts';
import { date, toDay } from '../../src/kernel/local-date.ts';
import type { Pack } from '../../src/policy/pack.ts';
import { loadPack, packFolder } from '../../src/policy/load.ts';
import { createStore } from '../../src/store/open.ts';
import type { Store, Tx } from '../../src/store/store.ts';
import { addObject, addRecords, run } from './records.ts';

const ROOT = join(import.meta.dirname, '..', '..');
export const JINSHAN = loadPack(packFolder(ROOT), 'jinshan');
const SECTORS = [
  '市监',
  '公安',
  '消防',
  '药监',
  '卫健',
  '文旅',
  '生态',
  '交通',
  '城管',
  '人社',
  '建管',
  '应急',
  '农业',
  '医保',
];

/**
 * A district as small as the examples need it: an agency for each 条线 and a town (`镇`), a body entrusted by 市监
 * (`受托`), two officers each, items, objects of every kind, and plans `JH-…` filed on 2026-03-01.
 */
export function fillDistrict(tx: Tx): void {
  const units = [
    ...SECTORS.map((sector) => [sector, sector, '区级部门', ''] as const),
    ['镇', '', '街镇园区', ''] as const,
  ];
  for (const [alias, sector, type] of units) addAgency(tx, alias, sector, type, '');
  addAgency(tx, '受托', '市监', '受委托组织', '区市监局');
  addItems(tx);
  addObjects(tx);
  addOfficer(tx, '市监', '过期', { to: '2026-09-30' });
  addOfficer(tx, '市监', '月中到期', { to: '2026-10-15' });
  addOfficer(tx, '市监', '新证', { to: '2027-10-15' });
  addOfficer(tx, '市监', '离岗', { status: '离岗' });
  addOfficer(tx, '市监', '辅助', { kind: '辅助人员' });
  addOfficer(tx, '市监', '辅助二', { kind: '辅助人员' });
  addPlans(tx);
  tx.record({ act: 'test', subject: 'test', id: '1', summary: '测试区' });
}

function addAgency(tx: Tx, alias: string, sector: string, type: string, principal: string): void {
  const id = run(
    tx,
    `INSERT INTO agency (code, name, unit_type, sector, principal, mandate_items, mandate_from, mandate_to, superior,
       weight, contact, phone, status, remark, updated_on)
     VALUES (?, ?, ?, ?, ?, '', NULL, NULL, '', 1, '', '', '在用', '', '2026-01-01')`,
    `A-${alias}`,
    `区${alias}局`,
    type,
    sector,
    principal,
  );
  for (const name of [alias, `区${alias}局`])
    run(tx, "INSERT INTO agency_alias (alias, agency_id, origin) VALUES (?, ?, 'name')", name, id);
  addOfficer(tx, alias, `${alias}甲`, { certificate: `${alias}-1` });
  addOfficer(tx, alias, `${alias}乙`, { certificate: `${alias}-2` });
}

interface OfficerSettings {
  readonly certificate?: string;
  readonly to?: string;
  readonly status?: string;
  readonly kind?: string;
}

function addOfficer(tx: Tx, agency: string, name: string, settings: OfficerSettings): void {
  const { certificate = `证-${name}`, to = null, status = '在岗', kind = '执法人员' } = settings;
  run(
    tx,
    `INSERT INTO officer (certificate, name, agency_id, kind, valid_to, status, updated_on)
     SELECT ?, ?, agency_id, ?, ?, ?, '2026-01-01' FROM agency_alias WHERE alias = ?`,
    certificate,
    name,
    kind,
    to,
    status,
    agency,
  );
}

function addItems(tx: Tx): void {
  const claim = (id: number, where: string) =>
    run(tx, `INSERT INTO item_claim (item_id, agency_id) SELECT ${id}, id FROM agency WHERE ${where}`);
  const add = (name: string, settings: { list?: string; offSite?: number; status?: string } = {}) =>
    run(
      tx,
      `INSERT INTO item (code, name, name_key, sector, basis, list, risk, off_site, status, domain, remark, updated_on)
       VALUES (?, ?, ?, '', '', ?, '', ?, ?, '', '', '2026-01-01')`,
      `S-${name}`,
      name,
      name,
      settings.list ?? '随机抽查',
      settings.offSite ?? 0,
      settings.status ?? '已备案',
    );
  for (const sector of SECTORS) claim(add(`${sector}事项`), `sector = '${sector}' AND principal = ''`);
  claim(add('镇事项'), "code = 'A-镇'");
  claim(add('受托事项'), "code = 'A-市监'");
  for (const [name, settings] of [
    ['无事不扰事项', { list: '无事不扰' }],
    ['非现场事项', { offSite: 1 }],
    ['消防设施事项', {}],
    ['临时事项', { status: '临时' }],
    ['未备案事项', { status: '未备案' }],
  ] as const)
    claim(add(name, settings), 'TRUE');
  add('未认领事项');
}

function addObjects(tx: Tx): void {
  const first = addObject(tx, '甲公司');
  for (const address of ['东路1号', '西路2号'])
    run(
      tx,
      'INSERT INTO premises (enterprise_id, address, address_key) VALUES (?, ?, ?)',
      first,
      address,
      address,
    );
  for (const name of ['乙公司', '丙公司']) addObject(tx, name);
  for (const status of ['注销', '吊销', '停业']) addObject(tx, `${status}公司`, status);
  const rate = (name: string, grade: string, silent = 0, noJoint = 0) =>
    run(
      tx,
      "INSERT INTO rating (enterprise_id, sector, grade, silent, no_joint) VALUES (?, '', ?, ?, ?)",
      addObject(tx, name),
      grade,
      silent,
      noJoint,
    );
  for (const grade of ['A', 'B', 'C', 'D']) rate(`${grade}级公司`, grade);
  rate('绿色公司', '绿');
  rate('无感公司', 'B', 1);
  rate('不联合公司', 'B', 0, 1);
}

function addPlans(tx: Tx): void {
  for (const sector of SECTORS.filter((one) => one !== '医保')) addPlan(tx, sector, `JH-${sector}`, {});
  addPlan(tx, '镇', 'JH-镇', {});
  addPlan(tx, '受托', 'JH-受托', {});
  addPlan(tx, '市监', 'JH-撤回', { kind: 'special', withdrawn: '2026-10-05' });
  addPlan(tx, '市监', 'JH-晚', { kind: 'special', filed: '2026-10-20' });
  addPlan(tx, '市监', 'JH-九月', { kind: 'monthly', period: '09' });
  addPlan(tx, '市监', 'JH-十月', { kind: 'monthly', period: '10', item: '市监事项' });
  addPlan(tx, '市监', 'JH-去年', { year: 2025, filed: '2025-03-01' });
  addPlan(tx, '市监', 'JH-分行', {
    kind: 'special',
    item: '未备案事项',
    more: [
      { item: '市监事项', time: '2026年3月至9月' },
      { item: '临时事项', time: '2026年10月21日至31日', object: '甲公司' },
      { item: '临时事项、非现场事项', time: '2026年10月21日至31日', object: '丙公司' },
      { item: '消防设施事项', time: '2026年8月' },
      { item: '消防设施事项' },
      {
        item: '未认领事项',
        time: '2026年10月',
        object: '甲公司',
        cells: { object_names: '上海甲食品有限公司等5家' },
      },
      { item: '镇事项', cells: { october: '√' } },
    ],
    years: { october: 2027 },
  });
  addPlan(tx, '市监', 'JH-点名', { kind: 'special', item: '市监事项', object: '甲公司' });
}

interface PlanSettings {
  readonly kind?: string;
  readonly period?: string;
  readonly year?: number;
  readonly filed?: string;
  readonly withdrawn?: string;
  readonly item?: string;
  /** Named by the only line, for the last ten days of October. */
  readonly object?: string;
  /** Further lines, with their times as written and the objects that some name. */
  readonly more?: readonly {
    readonly item: string;
    readonly time?: string;
    readonly object?: string;
    /** Further cells by their columns. */
    readonly cells?: Readonly<Record<string, string>>;
  }[];
  /** 横排: the year that the header of a column names. */
  readonly years?: Readonly<Record<string, number>>;
}

function addPlan(tx: Tx, agency: string, code: string, settings: PlanSettings): void {
  const {
    kind = 'annual',
    period = kind === 'special' ? code : '',
    year = 2026,
    filed = '2026-03-01',
    more = [],
    years,
  } = settings;
  const series = run(
    tx,
    `INSERT INTO plan_series (agency_key, agency_id, agency, year, kind, period)
     SELECT code, id, name, ?, ?, ? FROM agency WHERE code = ?`,
    year,
    kind,
    period,
    `A-${agency}`,
  );
  const file = run(
    tx,
    `INSERT INTO kept_file (sha256, name, bytes, packed, kept_on) VALUES (?, ?, 0, x'0300', '2026-01-01')`,
    String(series).padStart(64, '0'),
    `${code}.xlsx`,
  );
  const plan = run(
    tx,
    `INSERT INTO plan (series_id, version, title, file_id, file, received_on, tables) VALUES (?, 1, '', ?, ?, '2026-01-01', ?)`,
    series,
    file,
    `${code}.xlsx`,
    JSON.stringify([{ sheet: 'Sheet1', headerRow: 1, columns: {}, ...(years && { years }) }]),
  );
  const event = (what: string, on: string, ref: string) =>
    run(
      tx,
      "INSERT INTO plan_event (plan_id, kind, on_date, ref, note) VALUES (?, ?, ?, ?, '')",
      plan,
      what,
      on,
      ref,
    );
  event('filed', filed, code);
  if (settings.withdrawn !== undefined) event('withdrawn', settings.withdrawn, '');
  const lines: NonNullable<PlanSettings['more']> = [{ item: '', ...settings }, ...more];
  for (const [i, { item, time, object, cells = {} }] of lines.entries()) {
    const text = (value: string, column: number) => ({ text: value, row: i + 2, column });
    const line = run(
      tx,
      "INSERT INTO plan_line (plan_id, sheet, row, cells) VALUES (?, 'Sheet1', ?, ?)",
      plan,
      i + 2,
      JSON.stringify({
        item: text(item, 1),
        ...(time !== undefined && { time: text(time, 2) }),
        ...Object.fromEntries(Object.entries(cells).map(([key, value]) => [key, text(value, 3)])),
      }),
    );
    if (object === undefined) continue;
    run(
      tx,
      `INSERT INTO plan_visit (enterprise_id, plan_id, line_id, start_day, end_day, premises_id, item_key, task_key, times,
         on_site, joint, random)
       SELECT id, ?, ?, ?, ?, 0, '', '', 1, 1, 0, 0 FROM enterprise WHERE code = ?`,
      plan,
      line,
      toDay(date('2026-10-21')),
      toDay(date('2026-10-31')),
      `E-${object}`,
    );
  }
}

export interface District {
  readonly store: Store;
  /** Every alert that the records of an example raise in October 2026; nothing of it stays. */
  judge(example: Example, pack?: Pack): MonthFindings & { readonly alerts: readonly FoundAlert[] };
  drop(): void;
}

export const MONTH = '2026-10';
export const TODAY = date('2026-11-24');

export function openDistrict(): District {
  const folder = mkdtempSync(join(tmpdir(), 'zfjd-inspection-'));
  const store = createStore(join(folder, 'a.db'), { operator: '测试员', clock: fixedClock(TODAY) });
  store.write(fillDistrict);
  const calendar = loadCalendar(ROOT, store);
  return {
    store,
    judge: ({ records, on }, pack = JINSHAN) =>
      store.write(
        (tx) => {
          addRecords(tx, records);
          tx.record({ act: 'test', subject: 'test', id: '1', summary: '例子' });
          const today = on === undefined ? TODAY : date(on);
          const alerts: FoundAlert[] = [];
          const context = new ScanContext({ reader: tx, pack, calendar, today });
          return { ...findAlerts(tx, context, MONTH, (alert) => alerts.push(alert)), alerts };
        },
        { dryRun: true },
      ),
    drop: () => {
      store.close();
      rmSync(folder, { recursive: true });
    },
  };
}
