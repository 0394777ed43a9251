import type { Block, CellText, Outcome } from '../../document/blocks.ts';
import type { ModelReport } from '../../inspection/alerts/list-models.ts';
import { NEEDS, type Example, type ExampleRecord, type Field } from '../../inspection/models/model.ts';
import { valuesTable } from './pack-values.ts';
import type { ListColumn, ListForm } from '../list/form.ts';

const STATES = { on: '启用', off: '停用', absent: '本辖区没有规定' } as const;

/** 预警模型的列 */
export const MODEL_COLUMNS: readonly ListColumn<ModelReport>[] = [
  { key: 'code', title: '模型', value: ({ model }) => model.code },
  { key: 'name', title: '预警', value: ({ model }) => model.title, width: 36 },
  { key: 'severity', title: '级别', value: ({ severities }) => severities.join('、') },
  { key: 'state', title: '状态', value: ({ state }) => STATES[state], width: 16 },
  { key: 'raised', title: '项数', kind: 'number', value: ({ raised }) => raised },
  { key: 'open', title: '待核实', kind: 'number', value: ({ counts }) => counts.open },
  { key: 'confirmed', title: '属实', kind: 'number', value: ({ counts }) => counts.confirmed },
  { key: 'explained', title: '有说明', kind: 'number', value: ({ counts }) => counts.explained },
  { key: 'dataError', title: '数据错', kind: 'number', value: ({ counts }) => counts['data-error'] },
  { key: 'cleared', title: '已消除', kind: 'number', value: ({ counts }) => counts.cleared },
  {
    key: 'rate',
    title: '属实率',
    kind: 'number',
    value: ({ confirmation }) => confirmation && Math.round(confirmation * 10_000) / 10_000,
    show: rateCell,
  },
];

/** 预警模型 with what came of their alerts. */
export const MODEL_LIST: ListForm<ModelReport> = {
  schema: 'zfjd.inspection.models/1',
  title: '预警模型',
  field: 'models',
  columns: MODEL_COLUMNS,
  record: modelData,
  tail: (reports) => [
    {
      kind: 'text',
      text: `共${reports.length}个模型。属实率＝属实÷（属实＋有合理说明＋数据错误），没有核实过的不算。停用、调整：在政策包 inspection.models 另起一条，写明施行日期`,
      tone: 'quiet',
    },
  ],
  empty: '政策包没有规定预警模型；zfjd pack show inspection.models 查看',
};

function rateCell({ confirmation, counts }: ModelReport): CellText {
  if (confirmation === undefined) return '—';
  const text = `${Math.round(confirmation * 100)}%`;
  const verified = counts.confirmed + counts.explained + counts['data-error'];
  return confirmation === 0 && verified >= USELESS_FROM ? { text, tone: 'warn' } : text;
}

/** So many verified alerts and none confirmed: the model stands out in the list. */
const USELESS_FROM = 5;

function modelData({ model, state, severities, raised, counts, confirmation }: ModelReport) {
  const { code, title, over, parameter, catalogue, needs } = model;
  return {
    code,
    title,
    over,
    parameter,
    catalogue,
    needs,
    severities,
    state,
    raised,
    counts,
    confirmation: confirmation ?? null,
  };
}

const OVER = {
  record: '逐条记录',
  object: '同一对象的各次检查',
  officer: '同一执法人员的检查',
  agency: '一个单位一个月的检查',
};

/** One model: what it means, by which values, with examples. */
export function modelView(report: ModelReport): Outcome {
  const { model, values, severities, state, raised, counts } = report;
  return {
    schema: 'zfjd.inspection.model/1',
    data: {
      ...modelData(report),
      meaning: model.meaning,
      advice: model.advice,
      values,
      alerts: model.alerts,
      quiet: model.quiet,
    },
    blocks: [
      {
        kind: 'pairs',
        pairs: [
          ['代码', model.code],
          ['预警', model.title],
          ['级别', severities.join('、')],
          ['状态', STATES[state]],
          ['看什么', OVER[model.over]],
          ['含义', model.meaning],
          ['怎么核实', model.advice],
          ['需要', model.needs.map((need) => NEEDS[need]).join('、') || '检查记录'],
          [
            '预警',
            `${raised}项：待核实${counts.open}、属实${counts.confirmed}、有合理说明${counts.explained}、数据错误${counts['data-error']}、已消除${counts.cleared}`,
          ],
        ],
      },
      { kind: 'heading', text: `依据和各条线的规定（${model.parameter}）` },
      valuesTable(values),
      { kind: 'heading', text: '例子' },
      examples('会预警', model.alerts),
      examples('不预警', model.quiet),
      { kind: 'text', text: `现有预警：zfjd inspection alerts --model ${model.code}`, tone: 'quiet' },
    ],
  };
}

function examples(label: string, list: readonly Example[]): Block {
  return {
    kind: 'table',
    columns: [{ header: label }, { header: '记录（其余各栏正常）' }],
    rows: list.map(({ why, records, on }) => [
      why,
      [...records.map(recordText), ...(on === undefined ? [] : [`${on}扫描`])].join('；'),
    ]),
    empty: '',
  };
}

function recordText(record: ExampleRecord): string {
  const fields = Object.entries(record) as [Field, string][];
  return (
    fields.map(([field, text]) => `${field}：${text === '' ? '（空）' : text}`).join('，') || '没有特别之处'
  );
}
