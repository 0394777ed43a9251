import type { Block, Outcome } from '../../document/blocks.ts';
import { GROUPS, type Coverage } from '../../plan/rules/coverage.ts';
import { REASONS } from '../../plan/rules/unjudged.ts';

/** 规则覆盖: the clauses by group, each with its rules or the reason why there is none. */
export function coverageView(clauses: readonly Coverage[]): Outcome {
  const judged = clauses.filter(({ rules }) => rules.length > 0).length;
  return {
    schema: 'zfjd.rule.coverage/1',
    data: {
      clauses: clauses.map(({ id, rules, reason, text }) => ({
        id,
        rules: rules.map(({ code }) => code),
        ...(reason !== undefined && { reason: REASONS[reason], text }),
      })),
    },
    blocks: [
      ...Object.entries(GROUPS).flatMap(([prefix, name]): Block[] => {
        const own = clauses.filter(({ id }) => id.startsWith(`${prefix}-`));
        return own.length === 0 ? [] : [{ kind: 'heading', text: name }, table(own)];
      }),
      {
        kind: 'text',
        text: `共${clauses.length}条：有规则或者预警模型审查的${judged}条，其余${clauses.length - judged}条写明原因`,
        tone: 'quiet',
      },
    ],
  };
}

function table(clauses: readonly Coverage[]): Block {
  return {
    kind: 'table',
    columns: ['条目', '规则', '说明'].map((header) => ({ header })),
    rows: clauses.map(({ id, rules, reason, text = '' }) => [
      id,
      rules.map(({ code }) => code).join('、'),
      reason === undefined ? rules.map(({ title }) => title).join('；') : `${REASONS[reason]}：${text}`,
    ]),
    empty: '没有条目',
  };
}
