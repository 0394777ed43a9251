import type { Block } from '../../document/blocks.ts';
import { findingTally } from '../../document/finding-text.ts';
import { a1 } from '../../kernel/cell-ref.ts';
import { clauseText } from '../../kernel/finding.ts';
import {
  groupKey,
  type FindingGroup,
  type FindingGrouping,
  type FindingList,
  type ListedFinding,
} from '../../plan/list-findings.ts';
import { STATE_NAME } from '../../plan/stored-plan.ts';
import type { Table } from '../../workbook/write-table.ts';
import { tableOf } from '../list/answer.ts';
import type { ListColumn, ListForm } from '../list/form.ts';
import { IDLE_GROUPS, idleBlocks, idleText, waivedTable } from './plan-waiver.ts';

/** 问题的列, in the order of the table that is handed on. */
export const FINDING_COLUMNS: readonly ListColumn<ListedFinding>[] = [
  { key: 'agency', title: '单位', value: ({ plan }) => plan.agency, width: 24 },
  { key: 'period', title: '计划', value: ({ plan }) => plan.period, width: 16 },
  { key: 'version', title: '版本', kind: 'number', value: ({ plan }) => plan.version, width: 6, more: true },
  { key: 'state', title: '计划状态', value: ({ plan }) => STATE_NAME[plan.state], width: 12, more: true },
  { key: 'planId', title: '计划序号', kind: 'number', value: ({ plan }) => plan.id, width: 8 },
  { key: 'file', title: '文件', value: ({ plan }) => plan.file, width: 28, more: true },
  { key: 'sheet', title: '工作表', value: ({ finding }) => finding.where.sheet, width: 12, more: true },
  { key: 'cell', title: '位置', value: cellOf, width: 8 },
  { key: 'value', title: '原值', value: ({ finding }) => finding.value, width: 24, more: true },
  { key: 'rule', title: '规则', value: ({ finding }) => finding.code, width: 8 },
  { key: 'name', title: '规则名称', value: ({ title }) => title, width: 28, more: true },
  {
    key: 'severity',
    title: '级别',
    value: ({ finding }) => finding.severity,
    show: ({ finding: { severity } }) => ({ text: severity, tone: severity === '必改' ? 'bad' : 'warn' }),
    width: 6,
  },
  { key: 'aspect', title: '方面', value: ({ finding }) => finding.aspect, width: 8, more: true },
  { key: 'message', title: '问题', value: ({ finding }) => finding.message, width: 44 },
  { key: 'basis', title: '依据', value: basisOf, width: 40, more: true },
  { key: 'next', title: '怎么改', value: ({ finding }) => finding.next, width: 40 },
  { key: 'waived', title: '已豁免', value: ({ waiver }) => (waiver ? '是' : '否'), width: 8, more: true },
  { key: 'reason', title: '豁免理由', value: ({ waiver }) => waiver?.reason, width: 28, more: true },
  { key: 'on', title: '豁免日期', kind: 'date', value: ({ waiver }) => waiver?.on, width: 12, more: true },
];

function cellOf({ finding: { where } }: ListedFinding): string | undefined {
  return where.row === undefined ? undefined : a1(where.row, where.column);
}

function basisOf({ finding: { basis } }: ListedFinding): string | undefined {
  return basis && clauseText(basis);
}

const standingOf = (listed: readonly ListedFinding[]) =>
  listed.flatMap(({ finding, waiver }) => (waiver === undefined ? [finding] : []));

/** 问题清单: every finding under its plan. */
export function findingList(list: FindingList): ListForm<ListedFinding> {
  return {
    schema: 'zfjd.plan.findings/1',
    title: '问题清单',
    field: 'rows',
    columns: FINDING_COLUMNS,
    record: rowData,
    data: (listed) => countsOf(list, listed),
    findings: standingOf,
    screen: (listed) => planBlocks(list, listed),
    tail: (listed) => closing(list, listed),
    empty: nothing(list.plans.length),
    saved: (listed) => [tableOf('问题', FINDING_COLUMNS, listed), ...unneeded(list)],
  };
}

/** The same counted by unit, rule or plan. */
export function findingGroupList(list: FindingList, by: FindingGrouping): ListForm<FindingGroup> {
  const within = (groups: readonly FindingGroup[]) => {
    const keys = new Set(groups.map(({ key }) => key));
    return list.listed.filter((one) => keys.has(groupKey(one, by)));
  };
  const columns = FINDING_GROUP_COLUMNS[by];
  return {
    schema: 'zfjd.plan.findings/1',
    title: '问题清单',
    field: 'groups',
    columns,
    data: (groups) => ({
      ...countsOf(list, within(groups)),
      rows: within(groups).map(rowData),
      grouping: by,
    }),
    findings: (groups) => standingOf(within(groups)),
    tail: (groups) => closing(list, within(groups)),
    empty: nothing(list.plans.length),
    saved: (groups) => [
      tableOf('汇总', columns, groups),
      tableOf('问题', FINDING_COLUMNS, within(groups)),
      ...unneeded(list),
    ],
  };
}

function countsOf({ plans, idle }: FindingList, listed: readonly ListedFinding[]) {
  const standing = standingOf(listed);
  return {
    plans: plans.length,
    must: standing.filter(({ severity }) => severity === '必改').length,
    advice: standing.filter(({ severity }) => severity === '建议').length,
    waived: listed.length - standing.length,
    idleWaivers: idle.map(({ plan, waiver }) => ({ agency: plan.agency, ...waiver, planId: plan.id })),
  };
}

/** Waivers that cover nothing any more, and the tally. */
function closing({ plans, idle }: FindingList, listed: readonly ListedFinding[]): Block[] {
  const standing = standingOf(listed);
  const waived = listed.length - standing.length;
  const tally = `${plans.length}份计划，${findingTally(standing)}${waived > 0 ? `；已豁免${waived}条` : ''}`;
  return [
    ...idleBlocks(idle, '序号', ({ plan }) => planName(plan)),
    { kind: 'text', text: tally, tone: 'strong' },
  ];
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

function planBlocks({ plans }: FindingList, listed: readonly ListedFinding[]): Block[] {
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

const COUNTS: readonly ListColumn<FindingGroup>[] = [
  {
    key: 'must',
    title: '必改',
    kind: 'number',
    value: ({ must }) => must,
    show: ({ must }) => ({ text: String(must), tone: must > 0 ? 'bad' : 'plain' }),
  },
  { key: 'advice', title: '建议', kind: 'number', value: ({ advice }) => advice },
  { key: 'waived', title: '已豁免', kind: 'number', value: ({ waived }) => waived },
];
const PLANS: ListColumn<FindingGroup> = {
  key: 'plans',
  title: '计划份数',
  kind: 'number',
  value: ({ plans }) => plans,
};
const name = (title: string): ListColumn<FindingGroup> => ({
  key: 'name',
  title,
  value: (group) => group.name,
  width: 30,
});

/** 汇总的列, by what is counted. */
export const FINDING_GROUP_COLUMNS: Readonly<Record<FindingGrouping, readonly ListColumn<FindingGroup>[]>> = {
  agency: [name('单位'), ...COUNTS, PLANS],
  rule: [
    { key: 'rule', title: '规则', value: ({ key }) => key },
    name('名称'),
    { key: 'agencies', title: '涉及单位', kind: 'number', value: ({ agencies }) => agencies },
    ...COUNTS,
    PLANS,
  ],
  plan: [
    { key: 'planId', title: '序号', kind: 'number', value: ({ key }) => Number(key) },
    name('计划'),
    ...COUNTS,
  ],
};

/** A finding for machines: keys that stay. */
function rowData(one: ListedFinding) {
  const { plan, finding, title, waiver } = one;
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
    cell: cellOf(one) ?? null,
    value: finding.value,
    rule: finding.code,
    title,
    severity: finding.severity,
    aspect: finding.aspect,
    message: finding.message,
    basis: basisOf(one) ?? null,
    next: finding.next,
    waived: waiver !== undefined,
    waiver: waiver ? { on: waiver.on, reason: waiver.reason, version: waiver.version } : null,
  };
}

function unneeded({ idle }: FindingList): Table[] {
  return IDLE_GROUPS.flatMap(({ title, has }): Table[] => {
    const own = idle.filter(({ waiver }) => has(waiver));
    if (own.length === 0) return [];
    return [
      {
        name: title,
        columns: ['计划', '规则', '原值', '豁免理由', '豁免日期', '现在'].map((header) => ({
          header,
          width: 24,
        })),
        rows: own.map(({ plan, waiver }) => [
          planName(plan),
          waiver.code,
          waiver.value,
          waiver.reason,
          waiver.on,
          idleText(waiver),
        ]),
      },
    ];
  });
}
