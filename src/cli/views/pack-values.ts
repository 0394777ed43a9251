import type { Block } from '../../document/blocks.ts';
import { clauseText } from '../../kernel/finding.ts';
import { STEP_NAME, type FilingStep } from '../../plan/filing-chain.ts';
import type { DatedValue, Pack } from '../../policy/pack.ts';
import { CODE_NAMES, FLAG_TEXTS, PART_NAMES } from './pack-words.ts';

const KIND: Readonly<Record<string, string>> = {
  annual: '年度计划',
  monthly: '月度计划',
  special: '专项计划',
};
const UNIT: Readonly<Record<string, string>> = { 'working-day': '个工作日', day: '日', month: '个月' };
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

/** Full titles of the documents that a clause within a value names by a short key; a rule's values name none. */
type Documents = Pack['documents'];

/** 数值: dated values with where they hold and their clauses; `all` = those of the parameter, where these are some. */
export function valuesTable(
  values: readonly DatedValue[],
  documents: Documents = {},
  all: readonly DatedValue[] = values,
): Block {
  const graded = values.some(({ value }) => severityOf(value) !== undefined);
  return {
    kind: 'table',
    columns: ['施行', '适用', ...(graded ? ['级别'] : []), '规定', '依据', '说明'].map((header) => ({
      header,
    })),
    rows: values.map((dated) => [
      inForceText(dated),
      scopeText(dated, all),
      ...(graded ? [severityOf(dated.value) ?? ''] : []),
      ruledText(dated, documents),
      clauseText(dated.clause),
      dated.note ?? '',
    ]),
    empty: '本辖区没有规定，规则不适用',
  };
}

function inForceText({ from, until }: DatedValue): string {
  return until === undefined ? `${from}起` : `${from}至${until}`;
}

/** 规定: the value in words. */
export function ruledText({ value }: DatedValue, documents: Documents): string {
  return valueText(value, documents) || '见规则说明';
}

export function severityOf(value: unknown): string | undefined {
  return (value as { severity?: string } | null)?.severity;
}

/** 适用: for whom the value holds, seen beside the others of the parameter. */
export function scopeText({ when }: DatedValue, values: readonly DatedValue[]): string {
  const parts = [when.sector, when.unitType, when.kind?.map((kind) => KIND[kind] ?? kind)];
  return (
    parts.flatMap((part) => (part ? [part.join('、')] : [])).join('的') ||
    (values.length > 1 ? '未另列的' : '全部')
  );
}

/** A value of any form in words, `key` = what it stands under; its severity stands apart. */
function valueText(value: unknown, documents: Documents = {}, key = ''): string {
  if (Array.isArray(value)) return listText(value, documents, key);
  if (typeof value === 'boolean') return FLAG_TEXTS[key]?.[value ? 0 : 1] ?? (value ? '是' : '否');
  if (typeof value === 'string') return CODE_NAMES[key]?.[value] ?? value;
  if (typeof value !== 'object' || value === null) return String(value);
  const record = value as Readonly<Record<string, unknown>>;
  if (typeof record['name'] === 'string' && Object.keys(record).length === 2 && 'severity' in record)
    return `以“${record['name']}”的名义`;
  const parts = KNOWN.flatMap(([part, text]) => (part in record ? [text(record)] : []));
  const known = new Set([
    'severity',
    ...KNOWN.flatMap(([part, , also = []]) => (part in record ? [part, ...also] : [])),
  ]);
  const others = Object.entries(record)
    .filter(([part]) => !known.has(part))
    .map(([part, inner]) => partText(part, inner, documents));
  return [...parts, ...others].filter((part) => part !== '').join('；');
}

/** `制发依据：…`; what is empty is left out, and a yes or no says itself what it means. */
function partText(key: string, value: unknown, documents: Documents): string {
  const text = valueText(value, documents, key);
  if (text === '' || (typeof value === 'boolean' && key in FLAG_TEXTS)) return text;
  return `${PART_NAMES[key] ?? key}：${isRecord(value) ? bracketed(text) : text}`;
}

/** Several parts within a part. */
function bracketed(text: string): string {
  return text.includes('；') ? `（${text}）` : text;
}

/** Items with several parts stand one below the other; a clause is one thing. */
function listText(values: readonly unknown[], documents: Documents, key: string): string {
  const [document, at] = values as readonly string[];
  const title = CLAUSES.has(key) ? documents[document ?? ''] : undefined;
  if (title !== undefined && at !== undefined) return clauseText({ document: title, at });
  const texts = values.map((one) => valueText(one, documents, key)).filter((text) => text !== '');
  return key === '' && values.some(isRecord) ? texts.join('\n') : texts.map(bracketed).join('、');
}

/** Parts that cite clauses, one or several. */
const CLAUSES: ReadonlySet<string> = new Set(['clause', 'basis', 'accountability', 'consent', 'duty']);

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
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
  ['step', ({ step, body }) => `${STEP_NAME[step as FilingStep]}：${String(body)}`, ['body']],
  ['day', dayText, ['month', 'months_before']],
];

/** `上月25日`, `3月最后一日` */
function dayText({ month, months_before: before, day }: Texts): string {
  const of =
    month === undefined
      ? (MONTHS_BEFORE[Number(before)] ?? `前${valueText(before)}个月的`)
      : `${valueText(month)}月`;
  return `${of}${day === 'last' ? '最后一日' : `${valueText(day)}日`}`;
}

const MONTHS_BEFORE: readonly string[] = ['当月', '上月'];
