import type { Block, CellText, Tone } from '../../document/blocks.ts';
import {
  cellsOf,
  type AgencyYear,
  type CellState,
  type FilingYear,
  type YearCell,
} from '../../plan/filing-year.ts';
import type { ListColumn, ListForm } from '../list/form.ts';
import type { Table } from '../../workbook/write-table.ts';

interface Sign {
  /** One character, for the matrix. */
  readonly mark: string;
  /** In words, for the legend and the exported table. */
  readonly name: string;
  readonly tone: Tone;
}

const SIGNS: Readonly<Record<CellState, Sign>> = {
  blank: { mark: '·', name: '', tone: 'quiet' },
  waiting: { mark: '未', name: '未到期', tone: 'quiet' },
  late: { mark: '催', name: '过了拟定期限未报', tone: 'warn' },
  missing: { mark: '缺', name: '过了备案期限未报', tone: 'bad' },
  open: { mark: '收', name: '已收到，可以备案', tone: 'warn' },
  faulty: { mark: '错', name: '已收到，有必改问题', tone: 'bad' },
  returned: { mark: '退', name: '已退回', tone: 'warn' },
  filed: { mark: '备', name: '已备案', tone: 'good' },
  published: { mark: '公', name: '已公布', tone: 'good' },
  withdrawn: { mark: '撤', name: '已撤回', tone: 'quiet' },
  replaced: { mark: '替', name: '已由调整后的计划替代', tone: 'quiet' },
  superseded: { mark: '旧', name: '已被新版本替代', tone: 'quiet' },
};

/** What no cell can be: a series shows its version in force or its newest. */
const NEVER_SHOWN: ReadonlySet<CellState> = new Set(['blank', 'replaced', 'superseded']);

const lateIn = (row: AgencyYear) => cellsOf(row).filter(({ overdue }) => overdue).length;

/** 备案进度的列: agencies × (annual, twelve months, specials), one character a plan. */
export const STATUS_COLUMNS: readonly ListColumn<AgencyYear>[] = [
  { key: 'agency', title: '单位', value: ({ name }) => name, show: shortName },
  {
    key: 'annual',
    title: '年度',
    value: ({ annual }) => inWords(annual),
    show: ({ annual }) => annualCell(annual),
  },
  { key: 'months', title: '1–12月', value: ({ months }) => monthsText(months) },
  {
    key: 'specials',
    title: '专项',
    value: ({ specials }) => specialsText(specials, (state) => SIGNS[state].name),
    show: ({ specials }) => specialsText(specials, (state) => SIGNS[state].mark),
  },
  {
    key: 'late',
    title: '逾期',
    kind: 'number',
    value: lateIn,
    show: (row) => (lateIn(row) === 0 ? '' : { text: String(lateIn(row)), tone: 'bad' }),
  },
  { key: 'unitType', title: '单位类型', value: ({ agency }) => agency?.unitType, more: true },
  { key: 'sector', title: '条线', value: ({ agency }) => agency?.sector, more: true },
  { key: 'contact', title: '联系人', value: ({ agency }) => agency?.contact, more: true },
  { key: 'phone', title: '电话', value: ({ agency }) => agency?.phone, more: true },
];

/** A saved table has a column for each month, in words. */
export function statusList(year: FilingYear, exitCode: boolean): ListForm<AgencyYear> {
  const { rows: all, ...data } = year;
  return {
    schema: 'zfjd.plan.status/1',
    title: `${year.year}年备案进度`,
    field: 'rows',
    columns: STATUS_COLUMNS,
    data: () => data,
    head: (rows) => {
      const overdue = rows.reduce((sum, row) => sum + lateIn(row), 0);
      const text = `${year.year}年备案进度（${year.today}）：${rows.length}个单位，${annualCounts(rows)}；逾期${overdue}项`;
      return [{ kind: 'text', text, tone: 'strong' }];
    },
    tail: (rows) => [...(rows.length === 0 ? [] : [legend()]), ...sinceNote(year)],
    empty: '没有符合条件的单位；用 zfjd registry list agency 查看名录，用 zfjd registry import 导入',
    attention: exitCode && all.some((row) => lateIn(row) > 0),
    saved: (rows) => [statusTable(year.year, rows)],
  };
}

function sinceNote({ year, since }: FilingYear): Block[] {
  if (since === undefined || since < `${year}-01-01`) return [];
  return [{ kind: 'text', text: `本库${since}启用，此前到期的月度计划不算缺报`, tone: 'quiet' }];
}

function annualCounts(rows: readonly AgencyYear[]): string {
  const counts = (Object.keys(SIGNS) as CellState[]).flatMap((state) => {
    const n = rows.filter(({ annual }) => annual.state === state).length;
    return n === 0 || state === 'blank' ? [] : [`${SIGNS[state].name}${n}`];
  });
  return `年度计划${counts.length === 0 ? '没有应报的' : counts.join('、')}`;
}

/** 简称, where the roster has one: the matrix has to fit a narrow terminal. */
function shortName({ agency, name }: AgencyYear): string {
  return [...(agency?.aliases ?? []), name].reduce((short, one) => (one.length < short.length ? one : short));
}

function annualCell(cell: YearCell): CellText {
  const { mark, tone } = SIGNS[cell.state];
  return {
    text: `${cell.state === 'blank' ? '' : mark}${cell.amendment ? '+' : ''}${cell.overdue ? '!' : ''}`,
    tone: cell.overdue ? 'bad' : tone,
  };
}

/** Twelve characters in quarters; empty where no month is expected and none came. */
function monthsText(months: readonly YearCell[]): string {
  if (months.every(({ state }) => state === 'blank')) return '';
  const marks = months.map(({ state }) => SIGNS[state].mark);
  return [0, 3, 6, 9].map((from) => marks.slice(from, from + 3).join('')).join(' ');
}

/** `3（备2公1）` */
function specialsText(specials: readonly YearCell[], nameOf: (state: CellState) => string): string {
  if (specials.length === 0) return '';
  const counts = (Object.keys(SIGNS) as CellState[]).flatMap((state) => {
    const n = specials.filter((cell) => cell.state === state).length;
    return n === 0 ? [] : [`${nameOf(state)}${n}`];
  });
  return `${specials.length}（${counts.join('、')}）`;
}

function legend(): Block {
  const signs = Object.entries(SIGNS)
    .filter(([state]) => !NEVER_SHOWN.has(state as CellState))
    .map(([, { mark, name }]) => `${mark} ${name}`);
  return {
    kind: 'text',
    text: `图例：${signs.join('；')}；空白或 · 不要求这类计划；+ 有调整后的计划等待备案；! 逾期（备案、公布、函告或重新报送）`,
    tone: 'quiet',
  };
}

function inWords({ state, overdue, amendment, filedLate }: YearCell): string {
  return [
    SIGNS[state].name,
    filedLate ? '备案迟于期限' : '',
    amendment ? '有调整等待备案' : '',
    overdue ? '逾期' : '',
  ]
    .filter(Boolean)
    .join('，');
}

/** The matrix in words, with whom to call. */
function statusTable(year: number, rows: readonly AgencyYear[]): Table {
  return {
    name: `${year}年备案进度`,
    columns: [
      { header: '单位', width: 30 },
      { header: '单位类型', width: 12 },
      { header: '条线', width: 8 },
      { header: '年度', width: 16 },
      ...Array.from({ length: 12 }, (_, i) => ({ header: `${i + 1}月`, width: 12 })),
      { header: '专项', width: 20 },
      { header: '逾期项数', width: 10 },
      { header: '联系人', width: 10 },
      { header: '电话', width: 16, text: true },
    ],
    rows: rows.map((row) => [
      row.name,
      row.agency?.unitType ?? '',
      row.agency?.sector ?? '',
      inWords(row.annual),
      ...row.months.map(inWords),
      specialsText(row.specials, (state) => SIGNS[state].name),
      lateIn(row),
      row.agency?.contact ?? '',
      row.agency?.phone ?? '',
    ]),
  };
}
