import type { Block } from '../../document/blocks.ts';
import { executionRate, type Execution, type PlanExecution } from '../../inspection/execution/model.ts';
import { KIND_NAME } from '../../plan/model.ts';
import type { Table } from '../../workbook/write-table.ts';
import type { ListColumn, ListForm } from '../list/form.ts';

/** 计划执行的列 */
export const EXECUTION_COLUMNS: readonly ListColumn<PlanExecution>[] = [
  { key: 'agency', title: '单位', value: ({ agency }) => agency },
  { key: 'plan', title: '计划', value: ({ period }) => period },
  { key: 'code', title: '计划编码', value: ({ code }) => code },
  { key: 'planned', title: '全部', kind: 'number', value: ({ planned }) => planned },
  { key: 'due', title: '到期', kind: 'number', value: ({ due }) => due },
  { key: 'done', title: '完成', kind: 'number', value: ({ done }) => done },
  {
    key: 'rate',
    title: '执行率',
    kind: 'number',
    value: (plan) => rateCell(plan) ?? undefined,
    show: rateText,
  },
  { key: 'deducted', title: '抵作', kind: 'number', value: ({ deducted }) => deducted },
  { key: 'early', title: '提前完成', kind: 'number', value: ({ early }) => early },
  { key: 'outside', title: '计划外', kind: 'number', value: ({ outside }) => outside },
  { key: 'handed', title: '由月度计划落实', kind: 'number', value: ({ handed }) => handed },
  { key: 'openLines', title: '未定行', kind: 'number', value: ({ openLines }) => openLines },
  { key: 'unjudged', title: '归未定行', kind: 'number', value: ({ unjudged }) => unjudged },
  {
    key: 'note',
    title: '说明',
    value: (plan) => noteOf(plan),
    show: (plan) => (plan.neverStarted ? { text: NEVER_STARTED, tone: 'bad' } : noteOf(plan)),
  },
  { key: 'sector', title: '条线', value: ({ sector }) => sector, more: true },
  { key: 'title', title: '名称', value: ({ title }) => title, more: true },
];

/** 计划执行: the totals, the plans, what belongs to no plan. */
export function executionList(execution: Execution): ListForm<PlanExecution> {
  const { year, until, total } = execution;
  return {
    schema: 'zfjd.inspection.execution/1',
    title: `${year}年计划执行`,
    field: 'plans',
    columns: EXECUTION_COLUMNS,
    data: () => {
      const { plans: _plans, ...whole } = execution;
      return whole;
    },
    head: () => [
      {
        kind: 'text',
        text: `${year}年计划执行（统计到${until}）：到期${total.due}次，完成${total.done}次，执行率${total.due === 0 ? '无法计算（没有到期的计划检查）' : rateText(total)}；其中抵作${total.deducted}次，另有提前完成${total.early}次、计划外${total.outside}次`,
        tone: 'strong',
      },
    ],
    tail: (plans) => tailOf(execution, plans.filter(({ neverStarted }) => neverStarted).length),
    empty: `没有${year}年已备案的计划；用 zfjd plan list --year ${year} 核对`,
    saved: (plans) => executionTables({ ...execution, plans }),
  };
}

function tailOf({ unplanned, readings }: Execution, idle: number): Block[] {
  const blocks: Block[] = [];
  if (idle > 0) blocks.push({ kind: 'text', text: `到期而从未启动的计划${idle}份`, tone: 'bad' });
  if (unplanned.length > 0) {
    blocks.push(
      { kind: 'heading', text: '不属于任何计划的检查' },
      {
        kind: 'table',
        columns: [
          { header: '单位' },
          { header: '没有编码、也对不上计划', align: 'right' },
          { header: '编码不属于本年现行有效的计划', align: 'right' },
          { header: '用了其他单位的编码', align: 'right' },
        ],
        rows: unplanned.map(({ agency, withoutCode, unknownCode, foreignCode }) => [
          agency,
          String(withoutCode),
          String(unknownCode),
          String(foreignCode),
        ]),
        empty: '',
      },
    );
  }
  return [
    ...blocks,
    ...readings.map((text): Block => ({ kind: 'text', text: `口径：${text}`, tone: 'quiet' })),
  ];
}

function rateText(counts: Pick<PlanExecution, 'due' | 'done'>): string {
  const rate = executionRate(counts);
  return rate === undefined ? '没有到期的' : `${(rate * 100).toFixed(1)}%`;
}

const NEVER_STARTED = '从未启动';

function noteOf({ neverStarted, records }: PlanExecution): string {
  if (neverStarted) return NEVER_STARTED;
  return records === 0 ? '还没有记录' : '';
}

/** 计划 a row; the same by month; what belongs to no plan; 口径. */
function executionTables({ year, until, plans, unplanned, readings }: Execution): [Table, ...Table[]] {
  const plain = (headers: readonly string[]) => headers.map((header) => ({ header, width: 14 }));
  return [
    {
      name: '计划执行',
      columns: [
        { header: '单位', width: 30 },
        { header: '条线', width: 8 },
        { header: '计划', width: 20 },
        { header: '类型', width: 10 },
        { header: '计划编码', width: 20, text: true },
        { header: '名称', width: 36 },
        { header: '统计到', width: 12 },
        ...plain([
          '全部次数',
          '到期',
          '完成',
          '执行率',
          '按编码',
          '按单位对象事项时段',
          '抵作',
          '提前完成',
          '计划外',
          '由月度计划落实',
          '未定行',
          '归未定行',
        ]),
        { header: '说明', width: 30 },
      ],
      rows: plans.map((plan) => [
        plan.agency,
        plan.sector,
        plan.period,
        KIND_NAME[plan.kind],
        plan.code,
        plan.title,
        until,
        plan.planned,
        plan.due,
        plan.done,
        rateCell(plan),
        plan.byCode,
        plan.matched,
        plan.deducted,
        plan.early,
        plan.outside,
        plan.handed,
        plan.openLines,
        plan.unjudged,
        noteOf(plan),
      ]),
    },
    {
      name: '逐月',
      columns: [
        { header: '单位', width: 30 },
        { header: '计划', width: 20 },
        { header: '计划编码', width: 20, text: true },
        ...plain(['月份', '当月到期', '当月完成', '当月抵作', '累计到期', '累计完成', '累计执行率']),
      ],
      rows: plans.flatMap((plan) => {
        let due = 0;
        let done = 0;
        return plan.months
          .filter(({ month }) => `${year}-${String(month).padStart(2, '0')}` <= until.slice(0, 7))
          .map((own) => {
            due += own.due;
            done += own.done;
            const rate = rateCell({ due, done });
            return [
              plan.agency,
              plan.period,
              plan.code,
              own.month,
              own.due,
              own.done,
              own.deducted,
              due,
              done,
              rate,
            ];
          });
      }),
    },
    {
      name: '不属于任何计划',
      columns: plain([
        '单位',
        '没有编码、也对不上计划',
        '编码不属于本年现行有效的计划',
        '用了其他单位的编码',
      ]),
      rows: unplanned.map((own) => [own.agency, own.withoutCode, own.unknownCode, own.foreignCode]),
    },
    { name: '口径', columns: [{ header: '口径', width: 100 }], rows: readings.map((text) => [text]) },
  ];
}

function rateCell(counts: Pick<PlanExecution, 'due' | 'done'>): number | null {
  const rate = executionRate(counts);
  return rate === undefined ? null : Number(rate.toFixed(4));
}
