import type { Block, Outcome } from '../../document/blocks.ts';
import { findingTally } from '../../document/finding-text.ts';
import { a1 } from '../../kernel/cell-ref.ts';
import { clauseText } from '../../kernel/finding.ts';
import { groupFindings, type FindingGrouping, type FindingList } from '../../plan/list-findings.ts';
import { STATE_NAME } from '../../plan/stored-plan.ts';
import type { Table } from '../../workbook/write-table.ts';
import { idleTable, waivedTable } from './plan-waiver.ts';

/** 问题清单: every finding under its plan, or counts by unit, rule or plan. */
export function findingsView(list: FindingList, grouping?: FindingGrouping): Outcome {
  const { plans, listed, idle } = list;
  const standing = listed.flatMap(({ finding, waiver }) => (waiver === undefined ? [finding] : []));
  const groups = grouping && groupFindings(listed, grouping);
  return {
    schema: 'zfjd.plan.findings/1',
    data: {
      plans: plans.length,
      must: standing.filter(({ severity }) => severity === '必改').length,
      advice: standing.filter(({ severity }) => severity === '建议').length,
      waived: listed.length - standing.length,
      rows: listed.map(rowData),
      ...(groups && { grouping, groups }),
      idleWaivers: idle.map(({ plan, waiver }) => ({ agency: plan.agency, ...waiver, planId: plan.id })),
    },
    findings: standing,
    blocks: [
      ...(groups && grouping ? [groupBlock(groups, grouping, plans.length)] : planBlocks(list)),
      ...(idle.length > 0
        ? [
            { kind: 'heading', text: '不再需要的豁免' } as const,
            idleTable(idle, ({ plan }) => planName(plan)),
            {
              kind: 'text',
              text: '问题已不存在；用 zfjd plan unwaive 序号 规则代码 撤销',
              tone: 'quiet',
            } as const,
          ]
        : []),
      {
        kind: 'text',
        text: `${plans.length}份计划，${findingTally(standing)}${listed.length > standing.length ? `；已豁免${listed.length - standing.length}条` : ''}`,
        tone: 'strong',
      },
    ],
  };
}

function planName({ id, agency, period, version }: FindingList['plans'][number]): string {
  return `计划${id} ${agency}${period}（第${version}版）`;
}

/** What to do where nothing is listed. */
function nothing(plans: number): string {
  return plans === 0
    ? '没有符合条件的计划；用 zfjd plan list 查看有哪些计划，用 zfjd plan import 导入'
    : '没有符合条件的问题；可以备案的计划用 zfjd plan list --state open 查看';
}

function planBlocks({ plans, listed }: FindingList): Block[] {
  if (listed.length === 0) return [{ kind: 'text', text: nothing(plans.length), tone: 'good' }];
  return plans.flatMap((plan): Block[] => {
    const own = listed.filter((one) => one.plan.id === plan.id);
    const standing = own.filter(({ waiver }) => waiver === undefined).map(({ finding }) => finding);
    const waived = own.flatMap(({ finding, waiver }) => (waiver ? [{ finding, waiver }] : []));
    if (own.length === 0) return [];
    return [
      { kind: 'heading', text: `${planName(plan)}，${STATE_NAME[plan.state]}` },
      ...(standing.length > 0 ? [{ kind: 'findings', findings: standing } as const] : []),
      ...(waived.length > 0
        ? [
            { kind: 'text', text: `已豁免（${waived.length}项）`, tone: 'quiet' } as const,
            waivedTable(waived, plan.id),
          ]
        : []),
    ];
  });
}

const GROUP_COLUMN: Readonly<Record<FindingGrouping, readonly string[]>> = {
  agency: ['单位'],
  rule: ['规则', '名称', '涉及单位'],
  plan: ['序号', '计划'],
};

function groupCells(group: ReturnType<typeof groupFindings>[number], by: FindingGrouping): string[] {
  return {
    agency: [group.name],
    rule: [group.key, group.name, String(group.agencies)],
    plan: [group.key, group.name],
  }[by];
}

const COUNTS = ['必改', '建议', '已豁免'] as const;

function groupBlock(groups: ReturnType<typeof groupFindings>, by: FindingGrouping, plans: number): Block {
  const more = by === 'plan' ? [] : ['计划份数'];
  return {
    kind: 'table',
    columns: [
      ...GROUP_COLUMN[by].map((header) => ({ header })),
      ...[...COUNTS, ...more].map((header) => ({ header, align: 'right' as const })),
    ],
    rows: groups.map((group) => [
      ...groupCells(group, by),
      { text: String(group.must), tone: group.must > 0 ? 'bad' : 'plain' },
      String(group.advice),
      String(group.waived),
      ...(by === 'plan' ? [] : [String(group.plans)]),
    ]),
    empty: nothing(plans),
  };
}

/** A finding for machines: keys that stay. */
function rowData({ plan, finding, title, waiver }: FindingList['listed'][number]) {
  const { sheet, row, column } = finding.where;
  return {
    planId: plan.id,
    agency: plan.agency,
    agencyCode: plan.agencyCode ?? null,
    period: plan.period,
    version: plan.version,
    state: plan.state,
    file: plan.file,
    sheet: sheet ?? null,
    row: row ?? null,
    column: column ?? null,
    cell: row === undefined ? null : a1(row, column),
    value: finding.value,
    rule: finding.code,
    title,
    severity: finding.severity,
    aspect: finding.aspect,
    message: finding.message,
    basis: finding.basis ? clauseText(finding.basis) : null,
    next: finding.next,
    waived: waiver !== undefined,
    waiver: waiver ? { on: waiver.on, reason: waiver.reason, version: waiver.version } : null,
  };
}

const SHEET_COLUMNS = [
  { header: '单位', width: 24 },
  { header: '计划', width: 16 },
  { header: '版本', width: 6 },
  { header: '计划状态', width: 12 },
  { header: '计划序号', width: 8 },
  { header: '文件', width: 28 },
  { header: '工作表', width: 12 },
  { header: '位置', width: 8 },
  { header: '原值', width: 24 },
  { header: '规则', width: 8 },
  { header: '规则名称', width: 28 },
  { header: '级别', width: 6 },
  { header: '方面', width: 8 },
  { header: '问题', width: 44 },
  { header: '依据', width: 40 },
  { header: '怎么改', width: 40 },
  { header: '已豁免', width: 8 },
  { header: '豁免理由', width: 28 },
  { header: '豁免日期', width: 12 },
];

/** 问题清单 as tables to be handed on: counts first where they are asked for, then what was found. */
export function findingTables(
  { listed, idle }: FindingList,
  grouping?: FindingGrouping,
): [Table, ...Table[]] {
  const details: Table = {
    name: '问题',
    columns: SHEET_COLUMNS,
    rows: listed.map((one) => {
      const data = rowData(one);
      return [
        data.agency,
        data.period,
        data.version,
        STATE_NAME[one.plan.state],
        data.planId,
        data.file,
        data.sheet,
        data.cell,
        data.value,
        data.rule,
        data.title,
        data.severity,
        data.aspect,
        data.message,
        data.basis,
        data.next,
        data.waived ? '是' : '否',
        data.waiver?.reason ?? null,
        data.waiver?.on ?? null,
      ];
    }),
  };
  const unneeded: Table = {
    name: '不再需要的豁免',
    columns: ['计划', '规则', '原值', '豁免理由', '豁免日期'].map((header) => ({ header, width: 24 })),
    rows: idle.map(({ plan, waiver }) => [
      planName(plan),
      waiver.code,
      waiver.value,
      waiver.reason,
      waiver.on,
    ]),
  };
  const more = unneeded.rows.length > 0 ? [unneeded] : [];
  if (grouping === undefined) return [details, ...more];
  const counts: Table = {
    name: '汇总',
    columns: [...GROUP_COLUMN[grouping], ...COUNTS].map((header) => ({ header, width: 16 })),
    rows: groupFindings(listed, grouping).map((group) => [
      ...groupCells(group, grouping),
      group.must,
      group.advice,
      group.waived,
    ]),
  };
  return [counts, details, ...more];
}
