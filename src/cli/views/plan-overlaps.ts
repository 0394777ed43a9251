import type { Block, Outcome } from '../../document/blocks.ts';
import { placeText } from '../../kernel/cell-ref.ts';
import type { Overlaps } from '../../plan/overlap/list-overlaps.ts';
import { OVERLAP_MEANING, OVERLAP_NAME, type Burden, type PlannedVisit } from '../../plan/overlap/model.ts';
import type { Table } from '../../workbook/write-table.ts';

/** 重叠清单, by enterprise. */
export function overlapsView(overlaps: Overlaps): Outcome {
  const { year, enterprises, burdens, unnamed } = overlaps;
  const blocks: Block[] = burdens.flatMap((burden, i) => burdenBlocks(burden, i + 1));
  if (burdens.length === 0) {
    blocks.push({
      kind: 'text',
      text: `${year}年的有效计划中没有符合条件的重叠；用 zfjd plan list --year ${year} 核对计划是否都已导入，只写范围、没有点名企业的行不比较`,
      tone: 'good',
    });
  }
  if (unnamed.length > 0) {
    blocks.push(
      { kind: 'heading', text: '没有点名企业的专项：事项在“随机抽查”清单内' },
      {
        kind: 'table',
        columns: ['单位', '检查事项', '位置'].map((header) => ({ header })),
        rows: unnamed.map((line) => [line.agency, line.item, placeText(line.where)]),
        empty: '',
      },
    );
  }
  const kinds = [...new Set(burdens.flatMap((burden) => burden.kinds))];
  if (kinds.length > 0) {
    blocks.push({
      kind: 'text',
      text: kinds.map((kind) => `${OVERLAP_NAME[kind]}：${OVERLAP_MEANING[kind]}`).join('；'),
      tone: 'quiet',
    });
    blocks.push({
      kind: 'text',
      text: `${year}年共${enterprises}家企业有重叠，列出${burdens.length}家。排序：单位多的在前，其次次数多的，再次时间近的`,
      tone: 'strong',
    });
    blocks.push({
      kind: 'text',
      text: `合并、联合的建议：zfjd plan joint propose --all --year ${year}`,
      tone: 'quiet',
    });
  }
  return {
    schema: 'zfjd.plan.overlaps/1',
    data: { year, enterprises, burdens: burdens.map(burdenData), unnamed },
    blocks,
  };
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
        burden.kinds.map((kind) => OVERLAP_NAME[kind]).join('、'),
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
        visit.kinds.map((kind) => OVERLAP_NAME[kind]).join('、'),
        neighbourText(burden, visit),
        visit.planCode === '' ? `计划${visit.planId}` : visit.planCode,
        placeText(visit.where),
      ]),
      empty: '',
    },
  ];
}

function noJointText(sectors: readonly string[]): string {
  return `在不鼓励联合检查名单内（${sectors.map((sector) => (sector === '' ? '全部条线' : sector)).join('、')}）`;
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
export function overlapTables({ burdens, unnamed }: Overlaps): [Table, ...Table[]] {
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
        visit.kinds.map((kind) => OVERLAP_NAME[kind]).join('、'),
        visit.agency,
        visit.item,
        visit.from,
        visit.to,
        visit.times,
        visit.yearly ?? null,
        visit.address,
        neighbourText(burden, visit),
        burden.noJoint.map((sector) => sector || '全部条线').join('、'),
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
