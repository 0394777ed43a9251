import type { Block } from '../../document/blocks.ts';
import { clauseText } from '../../kernel/finding.ts';
import { FIELD_NAME } from '../../plan/rules/field-names.ts';
import type { DatedValue } from '../../policy/pack.ts';

const KIND: Readonly<Record<string, string>> = {
  annual: '年度计划',
  monthly: '月度计划',
  special: '专项计划',
};
const UNIT: Readonly<Record<string, string>> = { 'working-day': '个工作日', day: '日', month: '个月' };
const WORD: Readonly<Record<string, string>> = {
  code: '代码',
  unit_types: '单位类型',
  name: '名称',
  step: '环节',
  body: '机关',
  kind: '种类',
  mark: '代字',
  use: '用途',
  template: '文本',
  decider: '决定机关',
  decision: '决定',
  request: '报请',
  area: '检查重点',
  text: '内容',
  clause: '条款',
  way: '检查方式',
  weight: '分值',
  category: '问题类别',
  known: '已知情况',
  from: '施行',
  results: '结果',
  off: '停用的模型',
  hints: '只作提示的模型',
  limit: '期限',
  within: '期间',
  days: '天数',
  occasions: '累计次数',
  least: '最少',
  most: '不超过',
  minutes: '分钟',
  statuses: '登记状态',
  points: '百分点',
  months: '月数',
  word: '结果',
  record: '抽查记录文本',
  notice: '通知书',
  duty: '配合依据',
  list: '类别',
  matters: '线索和案件（件）',
  agencies: '单位（个）',
  enterprise: '同一企业（分）',
  date: '日期相近（分）',
};
const THIRD_PARTY: Readonly<Record<string, string>> = {
  forbidden: '不得委托第三方',
  agreement: '应当签订协议，第三方不得单独检查',
  assist: '可以邀请协助，第三方不得单独检查',
};
const SCREENED: Readonly<Record<string, string>> = {
  accepted: '受理',
  disputed: '已进入复议、诉讼，不重复监督',
  transferred: '转送主管部门',
  corrected: '当场纠正',
  unfounded: '不属实',
  duplicate: '重复',
};
const STEP: Readonly<Record<string, string>> = { superior: '先报', bureau: '再报' };

/** 数值: dated values with where they hold and their clauses. */
export function valuesTable(values: readonly DatedValue[]): Block {
  const graded = values.some(({ value }) => severityOf(value) !== undefined);
  return {
    kind: 'table',
    columns: ['施行', '适用', ...(graded ? ['级别'] : []), '规定', '依据', '说明'].map((header) => ({
      header,
    })),
    rows: values.map((dated) => [
      dated.until === undefined ? `${dated.from}起` : `${dated.from}至${dated.until}`,
      scopeText(dated, values),
      ...(graded ? [severityOf(dated.value) ?? ''] : []),
      valueText(dated.value) || '见规则说明',
      clauseText(dated.clause),
      dated.note ?? '',
    ]),
    empty: '本辖区没有规定，规则不适用',
  };
}

export function severityOf(value: unknown): string | undefined {
  return (value as { severity?: string } | null)?.severity;
}

function scopeText({ when }: DatedValue, values: readonly DatedValue[]): string {
  const parts = [when.sector, when.unitType, when.kind?.map((kind) => KIND[kind] ?? kind)];
  return (
    parts.flatMap((part) => (part ? [part.join('、')] : [])).join('的') ||
    (values.length > 1 ? '未另列的' : '全部')
  );
}

/** A value of any form in words; its severity stands apart. */
function valueText(value: unknown): string {
  if (Array.isArray(value))
    return value.map((one) => valueText(one)).join(value.some(hasClause) ? '\n' : '、');
  if (typeof value === 'string') return FIELD_NAME[value] ?? value;
  if (typeof value !== 'object' || value === null) return String(value);
  const record = value as Readonly<Record<string, unknown>>;
  if (typeof record['name'] === 'string' && Object.keys(record).length === 2 && 'severity' in record)
    return `以“${record['name']}”的名义`;
  const parts = KNOWN.flatMap(([key, text]) => (key in record ? [text(record)] : []));
  const known = new Set([
    'severity',
    ...KNOWN.flatMap(([key, , also = []]) => (key in record ? [key, ...also] : [])),
  ]);
  const others = Object.entries(record)
    .filter(([key]) => !known.has(key))
    .map(([key, inner]) => `${WORD[key] ?? key}：${valueText(inner)}`);
  return [...parts, ...others].filter((part) => part !== '').join('；');
}

/** Items with a clause of their own stand one below the other. */
function hasClause(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'clause' in value;
}

type Texts = Readonly<Record<string, unknown>>;
type ScopeItem = { readonly name: string; readonly words: readonly string[] };
const list = (value: unknown) => (value as readonly string[]).join('、');

/** How the values of rules are put: by the key they are known by, with the other keys the text covers. */
const KNOWN: readonly (readonly [key: string, text: (value: Texts) => string, also?: readonly string[]])[] = [
  ['amount', ({ amount, unit }) => `${String(amount)}${UNIT[String(unit)] ?? String(unit)}`, ['unit']],
  ['p', ({ p, q }) => `${String(p)}/${String(q)}`, ['q']],
  [
    'times',
    ({ times, years, months }) =>
      years === undefined
        ? `每${String(months)}个月${String(times)}次`
        : `${years === 1 ? '每年' : `每${valueText(years)}年`}最多${String(times)}次`,
    ['years', 'months'],
  ],
  ['period', ({ period }) => `相隔不足${valueText(period)}的指出`],
  ['longest', ({ longest }) => `检查时间长于${valueText(longest)}的不比较`],
  ['reasons', ({ reasons }) => ((reasons as []).length === 0 ? '' : `写明的理由：${list(reasons)}`)],
  [
    'grade',
    (value) =>
      `${value['grade'] === '绿' ? '绿色' : `${String(value['grade'])}级`}对象${'reasons' in value ? '整级列入清单' : ''}`,
  ],
  ['percent', ({ percent }) => (percent === 100 ? '全部检查' : `检查比例不低于${String(percent)}%`)],
  ['risk', ({ risk }) => `${String(risk)}风险事项同样要求`],
  ['except', ({ except }) => ((except as []).length === 0 ? '' : `另有规定的：${list(except)}`)],
  [
    'grades',
    ({ grades }) =>
      Object.entries(grades as object)
        .map(([grade, limit]) => `${grade}级${valueText(limit)}`)
        .join('，'),
  ],
  [
    'exceptions',
    ({ exceptions }) =>
      (exceptions as []).length === 0 ? '没有例外' : `例外：获准的${list(exceptions)}事项`,
  ],
  [
    'apart',
    ({ items, apart }) =>
      `清单：${(items as readonly ScopeItem[]).map(({ name, words }) => `${name}（${list(words)}）`).join('、')}；事项都不在清单里的检查列为“${String(apart)}”，不计入`,
    ['items'],
  ],
  ['words', ({ words }) => ((words as []).length === 0 ? '' : `按字样辨认：${list(words)}`)],
  ['rule', ({ rule }) => THIRD_PARTY[String(rule)] ?? String(rule)],
  ['form', ({ form }) => (form === 'letters' ? 'A、B、C、D四级' : '红、黄、绿三色')],
  ['named_only', ({ named_only: named }) => (named === true ? '限于对象逐家点名的' : '不论对象是否点名')],
  [
    'lists',
    ({ lists }) =>
      Object.entries(lists as Readonly<Record<string, readonly string[]>>)
        .map(([risk, names]) => `${risk}风险列入${names.join('或')}清单`)
        .join('，'),
  ],
  [
    'groups',
    ({ groups }) =>
      `应当写明${(groups as readonly { name: string }[]).map(({ name }) => name).join('，并写明')}`,
  ],
  ['result', ({ result }) => SCREENED[String(result)] ?? String(result)],
  ['step', ({ step, body }) => `${STEP[String(step)] ?? String(step)}${String(body)}`, ['body']],
];
