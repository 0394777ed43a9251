import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PlanDraft } from '../../src/plan/intake.ts';
import { compact } from '../../src/kernel/text.ts';
import { sheet, type Value } from '../workbook/build.ts';
import { intakeDesk } from './intake-desk.ts';
import { vocabularies } from './desk.ts';

/*
 * One plan, laid out as any office might lay it out: its columns in any order under any of their wordings, titles
 * above, groups of headers, merged cells, headers repeated, sums and signatures below. Whatever the layout, the
 * lines that are read are the lines that were written.
 */

const desk = intakeDesk();

const PLAN = vocabularies.plan;

/** What may stand in a column; every one begins with a word, so that no row looks like another kind of row. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  plan_name: ['食品安全专项任务', '春季巡查任务', '日常监管任务'],
  domain: ['食品', '特种设备', '工业产品'],
  item: ['食品生产检查', '特种设备使用检查', '计量器具检查', '广告活动检查'],
  item_detail: ['证照、台账和现场管理', '进货查验、索证索票', '设备运行和维护情况'],
  item_class: ['一般检查事项', '重点检查事项'],
  basis: ['《中华人民共和国食品安全法》第一百一十条', '《特种设备安全监察条例》第五十条'],
  subject: ['区市场监督管理局'],
  internal_unit: ['食品科', '特设科', '执法一科'],
  object_scope: ['辖区内食品生产企业', '辖区内使用单位', '上海甲食品有限公司、上海乙食品有限公司'],
  area: ['全区', '各街镇'],
  object_base: ['120', '35', '60-70家'],
  target_count: ['12', '5', '20家'],
  ratio: ['10%', '不低于5%', '100%'],
  freq: ['1次/年', '每年不超过2次', '每季度1次'],
  method: ['现场检查', '书面检查', '双随机抽查'],
  plan_type: ['日常检查', '专项检查'],
  time: ['2026年4月', '3月至11月', '第三季度', '2026年5月1日至6月30日'],
  joint_flag: ['是', '否'],
  coop: ['区应急管理局', '无'],
  level: ['区级', '本级'],
  risk: ['高风险', '中风险'],
  necessity: ['防范食品安全风险', '上级部署'],
  headcount: ['2人', '3'],
  remark: ['结合日常巡查开展', '视天气调整', ''],
};
const KEYS = Object.keys(VALUES);
const NEEDED = ['item', 'object_scope', 'time'];

/** A header under any of the wordings of its column. */
const headerOf = (key: string) =>
  fc.constantFrom(...PLAN.wordings(key)).map((wording) => wording.replace(/^=/u, ''));

/** 标星、换行、空格、括号里的说明: none of it changes what a header is. */
const dressed = (header: string): fc.Arbitrary<string> =>
  fc
    .constantFrom<(text: string) => string>(
      (text) => text,
      (text) => `*${text}`,
      (text) => `${text.slice(0, 2)}\n${text.slice(2)}`,
      (text) => Array.from(text).join(' '),
      (text) => `${text}（必填）`,
      (text) => `\u3000${text} `,
      (text) => `${text}：`,
    )
    .map((dress) => dress(header));

interface Layout {
  readonly keys: readonly string[];
  readonly headers: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly titles: readonly string[];
  readonly seq: boolean;
  readonly left: number;
  readonly numbered: boolean;
  /** Columns whose cells are merged over the rows of each run, and where a run ends. */
  readonly merged: readonly number[];
  readonly ends: readonly boolean[];
  /** Before which column another one stands that is none of the plan's, and what it is called and holds. */
  readonly spacer: number | undefined;
  readonly foreign: readonly [header: string, value: string];
  readonly titleAt: number;
  readonly bands: boolean;
  readonly subtotal: boolean;
  readonly repeated: boolean;
  readonly gap: boolean;
  readonly closing: readonly string[];
  readonly group: number | undefined;
  readonly total: boolean;
}

const layout: fc.Arbitrary<Layout> = fc
  .subarray(
    KEYS.filter((key) => !NEEDED.includes(key)),
    { minLength: 2, maxLength: 12 },
  )
  .chain((others) =>
    fc.shuffledSubarray([...NEEDED, ...others], { minLength: NEEDED.length + others.length }),
  )
  .chain((keys) =>
    fc.record({
      keys: fc.constant(keys),
      headers: fc.tuple(...keys.map((key) => headerOf(key).chain(dressed))),
      rows: fc.array(fc.tuple(...keys.map((key) => fc.constantFrom(...(VALUES[key] as string[])))), {
        minLength: 2,
        maxLength: 7,
      }),
      titles: fc.constantFrom(
        ['区市场监督管理局2026年度检查计划'],
        ['附件1', '区市场监督管理局2026年度涉企行政检查计划表'],
        ['2026年度行政检查计划', '填报单位：区市场监督管理局'],
        [
          '区市场监督管理局',
          '2026年度检查计划',
          '填报日期：2026年3月1日    联系人：张三    联系电话：021-57920000',
        ],
        ['2026年度检查计划', '填表单位（盖章）：区市场监督管理局', ''],
      ),
      seq: fc.boolean(),
      left: fc.constantFrom(0, 0, 1),
      numbered: fc.boolean(),
      // A row of which nothing is its own is none; a remark may be empty.
      merged: fc.subarray(
        keys.map((_, i) => i),
        { maxLength: keys.length - 2 },
      ),
      ends: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
      spacer: fc.option(fc.nat(keys.length - 1), { nil: undefined }),
      foreign: fc.constantFrom(
        ['', ''],
        ['检查对象联系电话', '57920000'],
        ['上次检查时间', '2025年3月'],
        ['上年度检查频次', '3次/年'],
        ['检查对象类型', '个体'],
        ['实际完成率', '80%'],
        ['分管领导', '王五'],
        ['检查事项来源', '上级部署'],
      ),
      titleAt: fc.nat(2),
      bands: fc.boolean(),
      subtotal: fc.boolean(),
      repeated: fc.boolean(),
      gap: fc.boolean(),
      closing: fc.constantFrom<string[]>(
        [],
        ['注：本计划经集体讨论通过。'],
        ['填表人：张三', '审核人：李四'],
        ['备注：1.表中时间可适当调整。', '2.联合检查以通知为准。'],
        ['', '区市场监督管理局', '2026年1月15日'],
      ),
      group: fc.option(fc.nat(keys.length - 2), { nil: undefined }),
      total: fc.boolean(),
    }),
  );

/** The rows of the sheet, its merges, and where each line of the plan came to stand. */
function laidOut(plan: Layout) {
  const { keys, rows, seq, left, merged, ends, spacer } = plan;
  const sheetRows: Value[][] = [];
  const merges: string[] = [];
  const name = (index: number) => (index > 26 ? 'A' : '') + String.fromCharCode(65 + ((index - 1) % 26));
  // Where each column of the plan stands, from 1; an empty one may be between.
  const places: number[] = [];
  let next = left + (seq ? 2 : 1);
  for (const [j] of keys.entries()) {
    if (spacer === j && j > 0) next += 1;
    places.push(next);
    next += 1;
  }
  const last = next - 1;
  // Behind the place that is left free.
  const [foreignHeader, foreignValue] = plan.foreign;
  const free =
    spacer === undefined || spacer === 0 || foreignHeader === '' ? undefined : (places[spacer] as number) - 1;
  const beside = (text: string) => (free === undefined ? [] : [[free, text] as const]);
  const put = (cells: Iterable<readonly [number, Value]>) => {
    const row = Array.from({ length: last }, (): Value => undefined);
    for (const [place, cell] of cells) row[place - 1] = cell;
    return sheetRows.push(row);
  };
  const across = (from: number, to: number, top: number, bottom = top) => {
    if (from !== to || top !== bottom) merges.push(`${name(from)}${top}:${name(to)}${bottom}`);
  };
  for (const title of plan.titles) {
    if (plan.titleAt === 0) across(left + 1, last, put([[left + 1, title]]));
    else put([[left + plan.titleAt, title]]);
  }
  const header = [
    ...(seq ? [[left + 1, '序号'] as const] : []),
    ...plan.headers.map((text, j) => [places[j] as number, text] as const),
    ...beside(foreignHeader),
  ];
  const addHeader = () => {
    const group = plan.group;
    if (group === undefined) return put(header);
    const [from, to] = [places[group] as number, places[group + 1] as number];
    const within = (place: number) => place >= from && place <= to;
    const top = put([...header.filter(([place]) => !within(place)), [from, '检查安排']]);
    put(header.filter(([place]) => within(place)));
    across(from, to, top);
    for (const [place] of header) if (!within(place)) across(place, place, top, top + 1);
    return top + 1;
  };
  addHeader();
  if (plan.numbered)
    put(Array.from({ length: last - left }, (_, i) => [left + i + 1, String(i + 1)] as const));
  const at: number[] = [];
  const read: string[][] = [];
  const half = Math.floor(rows.length / 2);
  let begin = 0;
  let runTop = 0;
  const endRun = () => {
    const bottom = at.at(-1) as number;
    for (const j of merged) across(places[j] as number, places[j] as number, runTop, bottom);
  };
  for (const [i] of rows.entries()) {
    const broken = i === half && (plan.repeated || plan.gap || plan.bands || plan.subtotal);
    if (i > 0 && (broken || ends[i] === true)) {
      endRun();
      begin = i;
    }
    if (broken && i > 0) {
      if (plan.subtotal) put([[left + 1, '小计']]);
      if (plan.gap) put([]);
      if (plan.bands) across(left + 1, last, put([[left + 1, '（二）其他检查']]));
      if (plan.repeated) addHeader();
    }
    const value = (j: number) => (rows[merged.includes(j) ? begin : i] as readonly string[])[j] ?? '';
    const row = put([
      ...(seq ? [[left + 1, String(i + 1)] as const] : []),
      ...beside(foreignValue),
      ...keys.flatMap((_, j) =>
        merged.includes(j) && i > begin ? [] : [[places[j] as number, value(j)] as const],
      ),
    ]);
    if (i === begin) runTop = row;
    at.push(row);
    read.push(keys.map((_, j) => value(j)));
  }
  endRun();
  const count = places[keys.indexOf('target_count')];
  if (plan.total && seq) put([[left + 1, '合计'], ...(count === undefined ? [] : [[count, '99'] as const])]);
  for (const text of plan.closing) put([[left + 1, text]]);
  return { sheetRows, merges, at, read };
}

function draftsOf(plan: Layout): readonly PlanDraft[] {
  const { sheetRows, merges } = laidOut(plan);
  const built = sheet(sheetRows, { name: 'Sheet1', merges });
  return desk.take([built], '附件.xlsx').drafts;
}

describe('a plan in any layout', () => {
  it('is read with every line and every cell', () => {
    fc.assert(
      fc.property(layout, (plan) => {
        const { at, read } = laidOut(plan);
        const drafts = draftsOf(plan);
        expect(drafts).toHaveLength(1);
        const [draft] = drafts;
        expect(draft?.facts).toMatchObject({ year: 2026, kind: 'annual' });
        expect(draft?.facts.agency?.name).toContain('市场监督管理局');
        const lines = draft?.lines.map(({ row, cells }) => ({
          row,
          cells: plan.keys.map((key) => compact(cells[key]?.text ?? '')),
        }));
        expect(lines).toEqual(at.map((row, i) => ({ row, cells: (read[i] ?? []).map(compact) })));
        const wrong = draft?.findings.filter(({ severity }) => severity === '必改');
        expect(wrong).toEqual([]);
      }),
      { numRuns: Number(process.env['RUNS'] ?? 300) },
    );
  });
});
