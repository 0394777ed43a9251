import type { Outcome } from '../../document/blocks.ts';
import { clauseText } from '../../kernel/finding.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import type { Pack } from '../../policy/pack.ts';

/** 文种 that may be issued on a day, and how they differ. */
export function kindsView(pack: Pack, on: LocalDate): Outcome {
  const { value, clause, from, note } = pack.get('supervision.documents', on);
  const escalation = pack.get('supervision.escalation', on);
  const { decider, decision, direct } = escalation.value;
  return {
    schema: 'zfjd.case.kinds/1',
    data: { on, kinds: value, escalation: escalation.value, from, note },
    blocks: [
      { kind: 'text', text: `${on}可以制发的监督文书（${clauseText(clause)}，${from}起）`, tone: 'strong' },
      {
        kind: 'table',
        columns: ['代码', '文种', '用于', '文种代字'].map((header) => ({ header })),
        rows: value.map((form) => [form.kind, form.name, form.use, form.mark]),
        empty: '没有可以制发的文书',
      },
      {
        kind: 'pairs',
        pairs: [
          [
            `《${decision}》`,
            `由${decider}制发；区司法局提出请示（zfjd case escalate），制发后登记（zfjd case decide）`,
          ],
          [
            '不经监督文书直接报请',
            direct ? `涉及重大问题的可以（${clauseText(pack.clause(direct.clause))}）` : '这一天没有规定',
          ],
          ...(note === undefined ? [] : [['说明', note] as const]),
        ],
      },
    ],
  };
}
