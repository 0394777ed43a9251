import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { loadCalendar } from '../../src/calendar/calendar.ts';
import { commitDraw, type CommitOptions } from '../../src/draw/commit-draw.ts';
import type { Unit } from '../../src/draw/model.ts';
import { recordSeed, type SeedOptions } from '../../src/draw/record-seed.ts';
import { runDraw } from '../../src/draw/run-draw.ts';
import type { DrawDeps } from '../../src/draw/stored-draw.ts';
import { UserError } from '../../src/kernel/errors.ts';
import { date } from '../../src/kernel/local-date.ts';
import { loadPack, packFolder } from '../../src/policy/load.ts';
import { Pack, type PackParameter } from '../../src/policy/pack.ts';
import type { ParameterName } from '../../src/policy/parameters.ts';
import { saveAgency } from '../../src/registry/agency-store.ts';
import type { Agency, Officer, UnitType } from '../../src/registry/model.ts';
import { saveOfficer } from '../../src/registry/officer-store.ts';
import { createStore } from '../../src/store/open.ts';
import { writeSetting } from '../../src/store/settings.ts';
import type { Store } from '../../src/store/store.ts';
import { example } from './support.ts';

const ROOT = new URL('../..', import.meta.url).pathname;
const BUREAU = '示例区司法局';

/** The shipped pack with other values. */
function packWith(values: Partial<Record<ParameterName, unknown>>): Pack {
  const shipped = loadPack(packFolder(ROOT), 'jinshan');
  const parameters = new Map<ParameterName, PackParameter>(shipped.parameters);
  for (const [name, value] of Object.entries(values) as [ParameterName, unknown][]) {
    const known = shipped.parameters.get(name);
    if (known) parameters.set(name, { ...known, values: known.values.map((v) => ({ ...v, value })) });
  }
  return new Pack(shipped.code, shipped.name, shipped.version, parameters, shipped.documents);
}

const UNIT_TYPES: Readonly<Record<string, UnitType>> = { BM: '区级部门', ZJ: '街镇园区', SQ: '受委托组织' };

export function agency(unit: Pick<Unit, 'code' | 'name' | 'stratum' | 'weight'>): Agency {
  return {
    code: unit.code,
    name: unit.name,
    aliases: [],
    unitType: UNIT_TYPES[unit.stratum] ?? '授权组织',
    sector: '',
    principal: '',
    mandateItems: [],
    mandateFrom: undefined,
    mandateTo: undefined,
    superior: '',
    weight: unit.weight,
    contact: '',
    phone: '',
    status: '在用',
    remark: '',
  };
}

/** Puts agencies into the registry. */
export function registerAgencies(store: Store, agencies: readonly Agency[]): void {
  store.write((tx) => {
    for (const one of agencies) saveAgency(tx, one, date('2026-01-01'));
    tx.record({ act: 'registry.import', subject: 'agency', id: 'test', summary: '导入' });
  });
}

export function registerOfficers(store: Store, officers: readonly Officer[]): void {
  store.write((tx) => {
    for (const one of officers) saveOfficer(tx, one, date('2026-01-01'));
    tx.record({ act: 'registry.import', subject: 'officer', id: 'test', summary: '导入' });
  });
}

export interface Desk extends DrawDeps {
  /** Turns the clock, to nine in the morning unless told. */
  readonly at: (day: string, time?: string) => Desk;
  readonly bureau: string;
}

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));

export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'zfjd-draw-'));
  folders.push(folder);
  return folder;
}

/** A new file with the agencies of the published example and a cycle of eight quarters, unless told otherwise. */
export function newDesk(day: string, values: Partial<Record<ParameterName, unknown>> = {}): Desk {
  let now = { day: date(day), time: '09:00' };
  const clock = { today: () => now.day, now: () => `${now.day}T${now.time}:00+08:00` };
  const store = createStore(join(newFolder(), 't.db'), { operator: '测试员', clock });
  store.write((tx) => {
    writeSetting(tx, 'bureau', BUREAU);
    tx.record({ act: 'init', subject: 'setting', id: 'bureau', summary: '设定' });
  });
  registerAgencies(store, example.units.map(agency));
  const desk: Desk = {
    store,
    calendar: loadCalendar(ROOT, store),
    pack: packWith({ 'spot_check.cycle_quarters': 8, ...values }),
    bureau: BUREAU,
    at: (to, time = '09:00') => {
      now = { day: date(to), time };
      return desk;
    },
  };
  return desk;
}

/** What the published example committed to, as a person would ask for it. */
export const exampleCommit: CommitOptions = {
  quarter: '2026Q2',
  cycleStart: '2025Q4',
  covered: example.units.filter((unit) => unit.covered).map((unit) => unit.code),
  inspectors: example.inspectors,
  exclusions: example.conflicts.map(([unit, inspector]) => ({ unit, inspector })),
  source: { lottery: 'KL8', notBefore: date('2026-04-15') },
  deadline: '2026-04-12T18:00+08:00',
};

/** Its seed; the dice had not been promised. */
export const exampleSeed: SeedOptions = {
  quarter: '2026Q2',
  date: date('2026-04-15'),
  lottery: 'KL8-2026093',
  numbers: '01.04.09.11.17.22.25.29.33.38.41.46.50.53.57.61.66.70.74.79',
  dice: '01382438112797316654',
  extraDiceReason: '三方见证人要求加掷',
  publishedOn: date('2026-04-12'),
  publishedAt: '区政府网站',
  witnesses: ['甲', '乙'],
};

/** What the next quarter's draw asks for. */
export const nextCommit: CommitOptions = {
  quarter: '2026Q3',
  covered: [],
  inspectors: example.inspectors,
  exclusions: [],
  source: { dice: 8, notBefore: date('2026-07-20') },
};

export const nextSeed: SeedOptions = {
  quarter: '2026Q3',
  date: date('2026-07-20'),
  dice: '00713358',
  publishedOn: date('2026-07-10'),
  publishedAt: '公告栏',
  witnesses: [],
};

/** The published example, drawn. */
export function drawnDesk(): Desk {
  const desk = newDesk('2026-04-10');
  commitDraw(desk, exampleCommit);
  recordSeed(desk.at('2026-04-15', '21:30'), exampleSeed);
  runDraw(desk, '2026Q2');
  return desk;
}

/** `E_CODE message` of a refusal; empty where the work was done. */
export function refusal(work: () => unknown): string {
  try {
    work();
    return '';
  } catch (error) {
    if (error instanceof UserError) return `${error.code} ${error.message}`;
    throw error;
  }
}
