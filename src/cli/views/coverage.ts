import type { Block } from '../../document/blocks.ts';
import { GROUPS, type Coverage } from '../../plan/rules/coverage.ts';
import { REASONS } from '../../plan/rules/unjudged.ts';
import { listBlock } from '../list/answer.ts';
import type { ListColumn, ListForm } from '../list/form.ts';

/** 规则覆盖的列 */
export const COVERAGE_COLUMNS: readonly ListColumn<Coverage>[] = [
  { key: 'id', title: '条目', value: ({ id }) => id },
  { key: 'rules', title: '规则', value: ({ rules }) => rules.map(({ code }) => code).join('、'), width: 24 },
  { key: 'note', title: '说明', value: (one) => noteOf(one), width: 60 },
  { key: 'group', title: '类别', value: ({ id }) => GROUPS[id.slice(0, 3)], more: true },
  {
    key: 'judged',
    title: '有没有规则',
    value: ({ rules }) => (rules.length > 0 ? '有' : '没有'),
    more: true,
  },
];

function noteOf({ rules, reason, text = '' }: Coverage): string {
  return reason === undefined ? rules.map(({ title }) => title).join('；') : `${REASONS[reason]}：${text}`;
}

/** 规则覆盖: the clauses by group, each with its rules or the reason why there is none. */
export const COVERAGE_LIST: ListForm<Coverage> = {
  schema: 'zfjd.rule.coverage/1',
  title: '规则覆盖',
  field: 'clauses',
  columns: COVERAGE_COLUMNS,
  record: ({ id, rules, reason, text }) => ({
    id,
    rules: rules.map(({ code }) => code),
    ...(reason !== undefined && { reason: REASONS[reason], text }),
  }),
  screen: (clauses) =>
    Object.entries(GROUPS).flatMap(([prefix, name]): Block[] => {
      const own = clauses.filter(({ id }) => id.startsWith(`${prefix}-`));
      return own.length === 0 ? [] : [{ kind: 'heading', text: name }, listBlock(COVERAGE_LIST, own)];
    }),
  tail: (clauses) => {
    const judged = clauses.filter(({ rules }) => rules.length > 0).length;
    return [
      {
        kind: 'text',
        text: `共${clauses.length}条：有规则或者预警模型审查的${judged}条，其余${clauses.length - judged}条写明原因`,
        tone: 'quiet',
      },
    ];
  },
  empty: '没有条目',
};
