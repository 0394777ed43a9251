import type { Block, Outcome } from '../../document/blocks.ts';
import { clauseText } from '../../kernel/finding.ts';
import type { RuleInPack } from '../../plan/list-rules.ts';
import { KIND_NAME } from '../../plan/model.ts';
import type { Example } from '../../plan/rules/rule.ts';
import type { DatedValue } from '../../policy/pack.ts';
import { severityOf, valuesTable } from './pack-values.ts';
import type { ListColumn, ListForm } from '../list/form.ts';

function severities(values: readonly DatedValue[]): string {
  const found = new Set(values.map(({ value }) => severityOf(value) ?? '必改'));
  return ['必改', '建议'].filter((one) => found.has(one)).join('、');
}

/** 规则的列 */
export const RULE_COLUMNS: readonly ListColumn<RuleInPack>[] = [
  { key: 'code', title: '代码', value: ({ rule }) => rule.code },
  { key: 'aspect', title: '方面', value: ({ rule }) => rule.aspect },
  { key: 'severity', title: '级别', value: ({ values }) => severities(values) },
  { key: 'name', title: '规则', value: ({ rule }) => rule.title, width: 36 },
  { key: 'sectors', title: '适用条线', value: ({ values }) => sectorText(values), width: 20 },
  {
    key: 'basis',
    title: '依据',
    value: ({ values }) =>
      values[0] ? `${clauseText(values[0].clause)}${values.length > 1 ? ' 等' : ''}` : '',
    width: 44,
  },
];

export const RULE_LIST: ListForm<RuleInPack> = {
  schema: 'zfjd.rule.list/1',
  title: '审查规则',
  field: 'rules',
  columns: RULE_COLUMNS,
  record: ({ rule: { code, title, aspect, parameter, catalogue, over }, values }) => ({
    code,
    title,
    aspect,
    over,
    parameter,
    catalogue,
    severity: severities(values),
  }),
  tail: (rules) => [
    {
      kind: 'text',
      text: `共${rules.length}条；同一规则在不同条线的级别以 zfjd rule show 代码 为准`,
      tone: 'quiet',
    },
  ],
  empty: '没有符合条件的规则；--aspect 可用：合法性、合理性、统筹',
};

function sectorText(values: readonly DatedValue[]): string {
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
  const { rule, values, sectors } = shown;
  const { code, title, aspect, explanation, catalogue, parameter, good, bad } = rule;
  const without = leftOut(values, sectors);
  return {
    schema: 'zfjd.rule.show/1',
    data: { code, title, aspect, explanation, catalogue, parameter, values, without, good, bad },
    blocks: [
      {
        kind: 'pairs',
        pairs: [
          ['代码', code],
          ['规则', title],
          ['方面', aspect],
          ['级别', severities(values)],
          ['看什么', explanation],
        ],
      },
      { kind: 'heading', text: `依据和各条线的规定（${parameter}）` },
      valuesTable(values),
      ...(without.length > 0
        ? [
            {
              kind: 'text',
              text:
                without.length > sectors.length / 2
                  ? '其他条线的文件没有这样规定，不审查；没有条线的单位（如街镇）同样不审查'
                  : `文件对这些条线没有这样规定，不审查：${without.join('、')}；没有条线的单位（如街镇）同样不审查`,
              tone: 'quiet',
            } as const,
          ]
        : []),
      { kind: 'heading', text: '例子' },
      examples('会指出', bad),
      examples('不指出', good),
      { kind: 'heading', text: '怎么办' },
      { kind: 'pairs', pairs: remedies(code, severities(values).split('、')) },
    ],
  };
}

/** Sectors that the pack names somewhere, but has no value of this rule for. */
function leftOut(values: readonly DatedValue[], sectors: readonly string[]): string[] {
  if (values.some(({ when }) => when.sector === undefined && when.kind === undefined)) return [];
  const named = new Set(values.flatMap(({ when }) => when.sector ?? []));
  return named.size === 0 ? [] : sectors.filter((sector) => !named.has(sector));
}

/** 怎么办, by how grave the finding is. */
function remedies(code: string, grave: readonly string[]): [string, string][] {
  return [
    ...(grave.includes('必改')
      ? [
          [
            '必改的',
            `请单位改正后重新报送（zfjd plan return 序号）；文件写“应当”“不得”或者作了明确规定，不能豁免`,
          ] as [string, string],
        ]
      : []),
    ...(grave.includes('建议')
      ? [
          ['建议的', `改正；确有理由的可以保留，登记理由（zfjd plan waive 序号 ${code} --reason 理由）`] as [
            string,
            string,
          ],
        ]
      : []),
    ['现有问题', `zfjd plan findings --rule ${code}`],
  ];
}

function examples(label: string, list: readonly Example[]): Block {
  return {
    kind: 'table',
    columns: [{ header: label }, { header: '条线' }, { header: '计划' }, { header: '内容（其余各列齐全）' }],
    rows: list.map((example) => [
      example.why,
      example.sector ?? example.unitType ?? '街镇园区',
      KIND_NAME[example.kind ?? 'annual'],
      exampleText(example),
    ]),
    empty: '没有例子',
  };
}

function exampleText({ sector, cells, without = [], also = [] }: Example): string {
  const own = [cellsText(cells), ...without.map((name) => `没有“${name}”一列`)].filter((text) => text !== '');
  const others = also.map((other) => {
    const where =
      other.same === true
        ? '同一计划另有一行'
        : `${other.sector === sector ? '本单位' : (other.sector ?? '街镇')}另有${KIND_NAME[other.kind ?? 'annual']}`;
    return `${where}：${cellsText(other.cells) || '没有特别之处'}`;
  });
  return [own.join('，') || '没有特别之处', ...others].join('；');
}

function cellsText(cells: Example['cells']): string {
  return Object.entries(cells)
    .map(([header, text]) => `${header}：${text.replaceAll('\n', ' ') || '（空）'}`)
    .join('，');
}
