import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fixedClock } from '../../../src/kernel/clock.ts';
import type { Finding } from '../../../src/kernel/finding.ts';
import { date, type LocalDate } from '../../../src/kernel/local-date.ts';
import { compact } from '../../../src/kernel/text.ts';
import { judgePlan } from '../../../src/plan/judge.ts';
import { planToWrite } from '../../../src/plan/judged-file.ts';
import { Portfolio } from '../../../src/plan/portfolio.ts';
import { RegistryLookup } from '../../../src/plan/lookup.ts';
import type { PlanFacts, RawCell } from '../../../src/plan/model.ts';
import type { Example } from '../../../src/plan/rules/rule.ts';
import { addEvent, type PlanEvent } from '../../../src/plan/store.ts';
import { writePlan } from '../../../src/plan/write-plan.ts';
import { loadPack, packFolder } from '../../../src/policy/load.ts';
import type { Pack } from '../../../src/policy/pack.ts';
import { AgencyDirectory } from '../../../src/registry/directory.ts';
import { keepFile } from '../../../src/store/archive.ts';
import { createStore } from '../../../src/store/open.ts';
import type { Store, Tx } from '../../../src/store/store.ts';
import { loadVocabulary } from '../../../src/workbook/vocabulary-file.ts';
import { headerText } from '../../../src/workbook/vocabulary.ts';
import { MANDATED, saveRegistry, SECTORS, TOWN } from './registry.ts';

const ROOT = new URL('../../../', import.meta.url).pathname;
/** The day the district's plans arrive on. */
export const RECEIVED = date('2026-03-05');
export const JINSHAN = loadPack(packFolder(ROOT), 'jinshan');

const vocabulary = loadVocabulary(readFileSync(join(ROOT, 'data', 'headers.yaml'), 'utf8'), 'plan');

/** What a line says where the example does not: nothing that any rule minds. */
const HARMLESS: Readonly<Record<string, string>> = {
  任务名称: '',
  检查事项: '普通事项检查',
  检查内容: '资质、制度和现场情况',
  检查依据: '《中华人民共和国行政处罚法》第一条',
  检查主体: '',
  检查对象范围: '辖区内有关企业',
  检查比例: '10%',
  检查频次: '1次/年',
  检查方式: '现场检查',
  必要性: '防范风险',
  检查时间: '2026年4月',
  是否联合检查: '否',
  配合部门: '',
  备注: '',
};

/** One further plan or line, and what became of the plan. */
type Further = NonNullable<Example['also']>[number];

/** An example, with what the tables of further cases need besides. */
export interface Case extends Omit<Example, 'also' | 'why'> {
  readonly why?: string;
  readonly also?: readonly (Further & {
    /** What happened to that plan before the comparison. */
    readonly events?: readonly PlanEvent['kind'][];
    readonly month?: number;
  })[];
  readonly month?: number;
  readonly receivedOn?: string;
  /** The unit as the plan writes it, where it is not one of the registry. */
  readonly unit?: string;
  readonly events?: readonly PlanEvent['kind'][];
}

export interface District {
  readonly store: Store;
  /** Judges a case by itself and against the plans beside it; nothing of it stays. */
  judge(example: Case, pack?: Pack): Found[];
  /** Looks at the plans of a case as they stand in the file; nothing of them stays. */
  look<T>(example: Case, work: (reader: Tx) => T): T;
  drop(): void;
}

/** A finding, and the number of the plan it is for, the example's own being 1. */
export interface Found extends Finding {
  readonly plan: number;
}

interface Draft {
  facts: Omit<PlanFacts, 'tables'>;
  events: readonly PlanEvent['kind'][];
  rows: Readonly<Record<string, string>>[];
  without: readonly string[];
}

export function openDistrict(): District {
  const folder = mkdtempSync(join(tmpdir(), 'zfjd-district-'));
  const store = createStore(join(folder, 't.db'), { operator: '测试员', clock: fixedClock(RECEIVED) });
  store.write((tx) => {
    saveRegistry(tx, RECEIVED);
    tx.record({ act: 'test', subject: 'registry', id: 1, summary: '测试名录' });
  });
  const look = <T>(work: (tx: Tx) => T): T =>
    store.write(
      (tx) => {
        tx.record({ act: 'test', subject: 'plan', id: 1, summary: '测试计划' });
        return work(tx);
      },
      { dryRun: true },
    );
  return {
    store,
    judge: (example, pack = JINSHAN) => look((tx) => judge(tx, example, pack)),
    look: (example, work) =>
      look((tx) => {
        layDown(tx, example, JINSHAN);
        return work(tx);
      }),
    drop: () => {
      store.close();
      rmSync(folder, { recursive: true });
    },
  };
}

function judge(tx: Tx, example: Case, pack: Pack): Found[] {
  const { found, numbers } = layDown(tx, example, pack);
  const portfolio = new Portfolio(tx, pack, 2026);
  const open = portfolio.open;
  const compared = [
    ...[...portfolio.judgeObjects(portfolio.objectsOf(open.map(({ id }) => id)))].flatMap(
      ({ found: f }) => f,
    ),
    ...portfolio.judgeAgencies(new Set(open.flatMap(({ agencyId }) => agencyId ?? []))),
  ];
  found.push(...compared.map(({ finding, planId }) => ({ ...finding, plan: numbers.get(planId) ?? 0 })));
  return found;
}

/** Writes the plans of a case; gives what is found of each by itself, and the number of each by its id. */
function layDown(tx: Tx, example: Case, pack: Pack): { found: Found[]; numbers: Map<number, number> } {
  const directory = new AgencyDirectory(tx);
  const lookup = new RegistryLookup(tx);
  const found: Found[] = [];
  const numbers = new Map<number, number>();
  for (const [index, draft] of drafts(example, directory).entries()) {
    const plan = index + 1;
    const headers = headersOf(draft);
    const columns = Object.fromEntries(headers.map((header, i) => [keyOf(header), i + 1]));
    const facts: PlanFacts = { ...draft.facts, tables: [{ sheet: 'Sheet1', headerRow: 2, columns }] };
    const lines = draft.rows.map((cells, i) => lineOf(headers, cells, i + 3));
    const judged = judgePlan(facts, lines, { pack, directory, lookup });
    found.push(...judged.findings.map((finding) => ({ ...finding, plan })));
    const fileId = keepFile(tx, facts.file, Buffer.from(facts.file), RECEIVED);
    const { id } = writePlan(tx, planToWrite(facts, judged.lines), fileId);
    numbers.set(id, plan);
    for (const kind of draft.events)
      addEvent(tx, id, { kind, on: RECEIVED, ref: kind === 'filed' ? `CS-${id}` : '', note: '' });
  }
  return { found, numbers };
}

function drafts(example: Case, directory: AgencyDirectory): Draft[] {
  const factsOf = (plan: Pick<Case, 'sector' | 'unitType' | 'kind' | 'month' | 'unit'>): Draft['facts'] => {
    const text = plan.unit ?? unitOf(plan);
    const match = directory.find(text);
    const kind = plan.kind ?? 'annual';
    return {
      file: `${compact(text)}${kind}${plan.month ?? ''}.xlsx`,
      agencyText: text,
      agency: match.kind === 'found' ? match.agency : undefined,
      year: 2026,
      kind,
      month: kind === 'monthly' ? (plan.month ?? 4) : undefined,
      title: `${text}2026年检查计划`,
      receivedOn: (example.receivedOn ?? RECEIVED) as LocalDate,
    };
  };
  const without = example.without ?? [];
  const own: Draft = {
    facts: factsOf(example),
    events: example.events ?? [],
    rows: [example.cells],
    without,
  };
  const all = [own];
  for (const also of example.also ?? []) {
    if (also.same === true) own.rows.push(also.cells);
    else all.push({ facts: factsOf(also), events: also.events ?? [], rows: [also.cells], without });
  }
  return all;
}

function unitOf({ sector, unitType }: Pick<Case, 'sector' | 'unitType'>): string {
  if (unitType === '受委托组织') return MANDATED;
  if (sector === undefined) return TOWN;
  const name = SECTORS[sector];
  if (name === undefined) throw new Error(`no agency of sector ${sector}`);
  return name;
}

function headersOf({ rows, without }: Draft): string[] {
  const headers = new Map<string, string>();
  for (const header of [...Object.keys(HARMLESS), ...rows.flatMap((cells) => Object.keys(cells))]) {
    if (!without.includes(header) && !headers.has(keyOf(header))) headers.set(keyOf(header), header);
  }
  return [...headers.values()];
}

function keyOf(header: string): string {
  const match = vocabulary.match(headerText(header));
  if (!match) throw new Error(`no column ${header}`);
  return match.key;
}

function lineOf(headers: readonly string[], cells: Readonly<Record<string, string>>, row: number) {
  const given = new Map(Object.entries(cells).map(([header, text]) => [keyOf(header), text]));
  const line: Record<string, RawCell> = {};
  for (const [i, header] of headers.entries()) {
    const text = given.get(keyOf(header)) ?? HARMLESS[header] ?? '';
    line[keyOf(header)] = { text, row, column: i + 1 };
  }
  return { sheet: 'Sheet1', row, cells: line };
}

export function codes(found: readonly Found[], plan?: number): string[] {
  return [...new Set(found.filter((f) => plan === undefined || f.plan === plan).map((f) => f.code))].sort();
}
