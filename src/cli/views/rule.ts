import type { Block, Outcome } from '../../document/blocks.ts';
import { clauseText } from '../../kernel/finding.ts';
import type { RuleInPack } from '../../plan/list-rules.ts';
import type { Example } from '../../plan/rules/rule.ts';
import type { DatedValue } from '../../policy/pack.ts';

function severities(values: readonly DatedValue[]): string {
  const found = values.map(({ value }) => (value as { severity?: string }).severity ?? '必改');
  return [...new Set(found)].sort().join('、');
}

export function ruleListView(rules: readonly RuleInPack[]): Outcome {
  return {
    schema: 'zfjd.rule.list/1',
    data: {
      rules: rules.map(({ rule: { code, title, aspect, parameter, catalogue, over }, values }) => ({
        code,
        title,
        aspect,
        over,
        parameter,
        catalogue,
        severity: severities(values),
      })),
    },
    blocks: [
      {
        kind: 'table',
        columns: ['代码', '方面', '级别', '规则', '适用条线', '依据'].map((header) => ({ header })),
        rows: rules.map(({ rule, values }) => [
          rule.code,
          rule.aspect,
          severities(values),
          rule.title,
          sectors(values),
          values[0] ? `${clauseText(values[0].clause)}${values.length > 1 ? ' 等' : ''}` : '',
        ]),
        empty: '没有符合条件的规则；--aspect 可用：合法性、合理性、统筹',
      },
      {
        kind: 'text',
        text: `共${rules.length}条；同一规则在不同条线的级别以 zfjd rule show 代码 为准`,
        tone: 'quiet',
      },
    ],
  };
}

function sectors(values: readonly DatedValue[]): string {
  if (values.some(({ when }) => when.sector === undefined)) return '各条线';
  return [...new Set(values.flatMap(({ when }) => when.sector ?? []))].join('、');
}

export function ruleView(shown: RuleInPack | { readonly code: string; readonly title: string }): Outcome {
  if (!('rule' in shown)) {
    return {
      schema: 'zfjd.rule.show/1',
      data: shown,
      blocks: [
        {
          kind: 'pairs',
          pairs: [
            ['代码', shown.code],
            ['含义', shown.title],
            ['性质', '读取表格时发现的问题，不涉及政策条款'],
          ],
        },
      ],
    };
  }
  const { rule, values } = shown;
  const { code, title, aspect, explanation, catalogue, parameter, good, bad } = rule;
  return {
    schema: 'zfjd.rule.show/1',
    data: { code, title, aspect, explanation, catalogue, parameter, values, good, bad },
    blocks: [
      {
        kind: 'pairs',
        pairs: [
          ['代码', code],
          ['规则', title],
          ['方面', aspect],
          ['说明', explanation],
          ['参数', parameter],
        ],
      },
      { kind: 'heading', text: '数值和依据' },
      valuesTable(values),
      { kind: 'heading', text: '例子' },
      examples('不通过', bad),
      examples('通过', good),
    ],
  };
}

/** 数值: dated values with where they hold and their clauses. */
export function valuesTable(values: readonly DatedValue[]): Block {
  return {
    kind: 'table',
    columns: ['施行', '适用', '数值', '依据', '说明'].map((header) => ({ header })),
    rows: values.map(({ value, from, until, when, clause, note }) => [
      until === undefined ? `${from}起` : `${from}至${until}`,
      [when.sector, when.unitType, when.kind?.map((kind) => KIND[kind] ?? kind)]
        .flatMap((w) => w ?? [])
        .join('、') || '全部',
      valueText(value),
      clauseText(clause),
      note ?? '',
    ]),
    empty: '本辖区没有规定，规则不适用',
  };
}

const KIND: Readonly<Record<string, string>> = {
  annual: '年度计划',
  monthly: '月度计划',
  special: '专项计划',
};
const UNIT: Readonly<Record<string, string>> = { 'working-day': '个工作日', day: '日', month: '个月' };
const WORD: Readonly<Record<string, string>> = {
  severity: '级别',
  times: '次数',
  years: '年',
  reasons: '理由',
  words: '字样',
  exceptions: '例外',
  period: '相隔',
  longest: '时段不长于',
  grade: '等级',
  percent: '百分比',
  grades: '等级',
  months: '月',
  name: '名义',
  rule: '规定',
  code: '编号',
  area: '检查重点',
  text: '内容',
  clause: '条款',
  way: '检查方式',
  weight: '分值',
  category: '问题类别',
  known: '已知情况',
  unit_types: '单位类型',
  from: '施行',
  results: '结果',
  word: '结果',
  record: '抽查记录模板',
  notice: '通知书',
  mark: '文种代字',
  template: '模板',
  duty: '配合依据',
};

/** A value of any form in words. */
function valueText(value: unknown): string {
  if (Array.isArray(value))
    return value.map(valueText).join(value.some((inner) => isRecord(inner)) ? '\n' : '、');
  if (typeof value !== 'object' || value === null) return String(value);
  const record = value as Record<string, unknown>;
  if (typeof record['amount'] === 'number' && typeof record['unit'] === 'string') {
    return `${record['amount']}${UNIT[record['unit']] ?? record['unit']}`;
  }
  if (typeof record['p'] === 'number' && typeof record['q'] === 'number')
    return `${record['p']}/${record['q']}`;
  return Object.entries(record)
    .map(([key, inner]) => `${WORD[key] ?? key}：${valueText(inner)}`)
    .join('；');
}

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function examples(label: string, list: readonly Example[]): Block {
  return {
    kind: 'table',
    columns: [{ header: label }, { header: '条线' }, { header: '内容' }],
    rows: list.map(({ why, sector, cells, also = [] }) => [
      why,
      sector ?? '',
      [cells, ...also.map((other) => other.cells)]
        .map(
          (c) =>
            Object.entries(c)
              .map(([key, text]) => `${key}：${text || '（空）'}`)
              .join('，') || '（其余各列齐全）',
        )
        .join(' ／ '),
    ]),
    empty: '没有例子',
  };
}
