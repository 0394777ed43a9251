import { clauseText } from '../../kernel/finding.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import type { Pack } from '../../policy/pack.ts';
import type { ParameterValue } from '../../policy/parameters.ts';
import type { ListColumn, ListForm } from '../list/form.ts';

type DocumentKind = ParameterValue<'supervision.documents'>[number];

/** 监督文书文种的列 */
export const KIND_COLUMNS: readonly ListColumn<DocumentKind>[] = [
  { key: 'kind', title: '代码', value: ({ kind }) => kind },
  { key: 'name', title: '文种', value: ({ name }) => name, width: 28 },
  { key: 'use', title: '用于', value: ({ use }) => use, width: 40 },
  { key: 'mark', title: '文种代字', value: ({ mark }) => mark },
];

/** 文种 that may be issued on a day, and how they differ. */
export function kindsList(pack: Pack, on: LocalDate): ListForm<DocumentKind> {
  const { clause, from, note } = pack.get('supervision.documents', on);
  const escalation = pack.get('supervision.escalation', on);
  const { decider, decision, direct } = escalation.value;
  return {
    schema: 'zfjd.case.kinds/1',
    title: '监督文书文种',
    field: 'kinds',
    columns: KIND_COLUMNS,
    data: () => ({ on, escalation: escalation.value, from, note }),
    head: () => [
      { kind: 'text', text: `${on}可以制发的监督文书（${clauseText(clause)}，${from}起）`, tone: 'strong' },
    ],
    tail: () => [
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
    empty: '没有可以制发的文书',
  };
}
