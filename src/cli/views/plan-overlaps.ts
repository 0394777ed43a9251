import type { Block } from '../../document/blocks.ts';
import { placeText } from '../../kernel/cell-ref.ts';
import type { Overlaps } from '../../plan/overlap/list-overlaps.ts';
import { OVERLAP_MEANING, OVERLAP_NAME, type Burden, type PlannedVisit } from '../../plan/overlap/model.ts';
import type { ListColumn, ListForm } from '../list/form.ts';
import type { Table } from '../../workbook/write-table.ts';

const kindsText = ({ kinds }: Pick<Burden, 'kinds'>) => kinds.map((kind) => OVERLAP_NAME[kind]).join('、');
const unitsText = (visits: readonly PlannedVisit[]) =>
  [...new Set(visits.map(({ agency }) => agency))].join('、');

const sectorsText = (sectors: readonly string[]) => sectors.map((sector) => sector || '全部条线').join('、');

/** 重叠的列, by enterprise. */
export const OVERLAP_COLUMNS: readonly ListColumn<Burden>[] = [
  { key: 'enterprise', title: '企业', value: ({ enterprise }) => enterprise, width: 30 },
  { key: 'code', title: '统一社会信用代码', value: ({ code }) => code, width: 22 },
  { key: 'agencies', title: '单位数', kind: 'number', value: ({ agencies }) => agencies },
  { key: 'visits', title: '检查项数', kind: 'number', value: ({ visits }) => visits.length },
  {
    key: 'nearest',
    title: '相隔天数',
    kind: 'number',
    value: ({ nearest }) => nearest && Math.max(0, nearest - 1),
    show: ({ nearest }) => (nearest === undefined ? '' : gapText(nearest)),
  },
  { key: 'kinds', title: '重叠', value: kindsText },
  { key: 'units', title: '检查单位', value: ({ visits }) => unitsText(visits), width: 44 },
  { key: 'noJoint', title: '不鼓励联合检查', value: ({ noJoint }) => sectorsText(noJoint), more: true },
];

/** 重叠清单: on the screen each enterprise with its visits, in a saved table one row for each visit. */
export function overlapList({ year, enterprises, unnamed }: Overlaps): ListForm<Burden> {
  return {
    schema: 'zfjd.plan.overlaps/1',
    title: '重叠清单',
    field: 'burdens',
    columns: OVERLAP_COLUMNS,
    record: burdenData,
    data: () => ({ year, enterprises, unnamed }),
    screen: (burdens) => burdens.flatMap((burden, i) => burdenBlocks(burden, i + 1)),
    tail: (burdens, total) => [...unnamedBlocks(unnamed), ...closing(year, burdens, total)],
    empty: `${year}年的有效计划中没有符合条件的重叠；用 zfjd plan list --year ${year} 核对计划是否都已导入，只写范围、没有点名企业的行不比较`,
    saved: (burdens) => overlapTables(burdens, unnamed),
  };
}

function unnamedBlocks(unnamed: Overlaps['unnamed']): Block[] {
  if (unnamed.length === 0) return [];
  return [
    { kind: 'heading', text: '没有点名企业的专项：事项在“随机抽查”清单内' },
    {
      kind: 'table',
      columns: ['单位', '检查事项', '位置'].map((header) => ({ header })),
      rows: unnamed.map((line) => [line.agency, line.item, placeText(line.where)]),
      empty: '',
    },
  ];
}

function closing(year: number, burdens: readonly Burden[], total: number): Block[] {
  const kinds = [...new Set(burdens.flatMap((burden) => burden.kinds))];
  if (kinds.length === 0) return [];
  return [
    {
      kind: 'text',
      text: kinds.map((kind) => `${OVERLAP_NAME[kind]}：${OVERLAP_MEANING[kind]}`).join('；'),
      tone: 'quiet',
    },
    {
      kind: 'text',
      text: `${year}年共${total}家企业有重叠。不写 --sort 的，单位多的在前，其次次数多的，再次时间近的`,
      tone: 'strong',
    },
    {
      kind: 'text',
      text: `合并、联合的建议：zfjd plan joint propose --all --year ${year}`,
      tone: 'quiet',
    },
  ];
}

function burdenBlocks(burden: Burden, rank: number): Block[] {
  const { enterprise, code, visits, agencies, nearest } = burden;
  return [
    { kind: 'heading', text: `${rank}. ${enterprise}（${code}）` },
    {
      kind: 'text',
      text: [
        `${agencies}个单位，${visits.length}项检查`,
        ...(nearest === undefined ? [] : [`最近的两项${gapText(nearest)}`]),
        kindsText(burden),
        ...(burden.noJoint.length === 0 ? [] : [noJointText(burden.noJoint)]),
      ].join('；'),
    },
    {
      kind: 'table',
      columns: [
        { header: '单位' },
        { header: '检查事项' },
        { header: '检查时间' },
        { header: '次数', align: 'right' },
        { header: '场所' },
        { header: '重叠' },
        { header: '最近的另一项' },
        { header: '计划' },
        { header: '位置' },
      ],
      rows: visits.map((visit) => [
        visit.agency,
        visit.item,
        `${visit.from}至${visit.to}`,
        timesText(visit),
        visit.address === '' ? '（未写明）' : visit.address,
        kindsText(visit),
        neighbourText(burden, visit),
        visit.planCode === '' ? `计划${visit.planId}` : visit.planCode,
        placeText(visit.where),
      ]),
      empty: '',
    },
  ];
}

function noJointText(sectors: readonly string[]): string {
  return `在不鼓励联合检查名单内（${sectorsText(sectors)}）`;
}

function timesText({ times, yearly }: PlannedVisit): string {
  return yearly === undefined ? String(times) : `${times}（全年${yearly}）`;
}

/** `时间重叠`, `相隔3日`: full days between the end of one and the beginning of the other. */
function gapText(gap: number): string {
  return gap <= 0 ? '时间重叠' : gap === 1 ? '首尾相连' : `相隔${gap - 1}日`;
}

function nearestOf({ meetings }: Burden, visit: PlannedVisit) {
  const [nearest] = meetings
    .filter(({ a, b }) => a.id === visit.id || b.id === visit.id)
    .sort((x, y) => x.gap - y.gap);
  if (!nearest) return undefined;
  return { ...nearest, other: nearest.a.id === visit.id ? nearest.b : nearest.a };
}

function neighbourText(burden: Burden, visit: PlannedVisit): string {
  const nearest = nearestOf(burden, visit);
  if (!nearest) return '';
  const { other, gap, sameItem } = nearest;
  return `${other.agency}${other.from}至${other.to}，${gapText(gap)}${sameItem ? '，同一事项' : ''}`;
}

function burdenData(burden: Burden) {
  const { meetings, ...rest } = burden;
  return {
    ...rest,
    meetings: meetings.map(({ a, b, ...meeting }) => ({ a: a.id, b: b.id, ...meeting })),
  };
}

/** One row for each visit, the burdened first. */
function overlapTables(burdens: readonly Burden[], unnamed: Overlaps['unnamed']): [Table, ...Table[]] {
  const table: Table = {
    name: '重叠清单',
    columns: [
      { header: '序号', width: 6 },
      { header: '企业', width: 30 },
      { header: '统一社会信用代码', width: 22, text: true },
      { header: '单位数', width: 8 },
      { header: '检查项数', width: 8 },
      { header: '重叠', width: 12 },
      { header: '检查单位', width: 28 },
      { header: '检查事项', width: 28 },
      { header: '开始', width: 12 },
      { header: '结束', width: 12 },
      { header: '次数', width: 6 },
      { header: '全年次数（超过上限的）', width: 12 },
      { header: '场所', width: 24 },
      { header: '最近的另一项', width: 44 },
      { header: '不鼓励联合检查', width: 16 },
      { header: '计划序号', width: 8 },
      { header: '计划编码', width: 18, text: true },
      { header: '文件', width: 30 },
      { header: '工作表', width: 12 },
      { header: '行', width: 6 },
    ],
    rows: burdens.flatMap((burden, i) =>
      burden.visits.map((visit) => [
        i + 1,
        burden.enterprise,
        burden.code,
        burden.agencies,
        burden.visits.length,
        kindsText(visit),
        visit.agency,
        visit.item,
        visit.from,
        visit.to,
        visit.times,
        visit.yearly ?? null,
        visit.address,
        neighbourText(burden, visit),
        sectorsText(burden.noJoint),
        visit.planId,
        visit.planCode,
        visit.where.file,
        visit.where.sheet ?? '',
        visit.where.row ?? null,
      ]),
    ),
  };
  if (unnamed.length === 0) return [table];
  return [
    table,
    {
      name: '没有点名企业的专项',
      columns: ['单位', '检查事项', '计划序号', '文件', '工作表', '行'].map((header) => ({
        header,
        width: 24,
      })),
      rows: unnamed.map(({ agency, item, planId, where }) => [
        agency,
        item,
        planId,
        where.file,
        where.sheet ?? '',
        where.row ?? null,
      ]),
    },
  ];
}
