import type { Outcome } from '../../document/blocks.ts';
import type { ApprovalRule } from '../../supervision/approval.ts';
import { DRAFTED_NAMES, type Draft } from '../../supervision/draft-store.ts';

/** A draft that was kept; `path` = the letter for reading. */
export function recordedDraftView(draft: Draft, path: string): Outcome {
  const { id, caseNumber } = draft;
  return {
    schema: 'zfjd.case.drafted/1',
    data: { draft, path },
    blocks: [
      { kind: 'text', text: `拟稿${id}（案件${caseNumber}，未编号）：${path}`, tone: 'good' },
      { kind: 'pairs', pairs: [['由另一人核准', `zfjd case approve ${id}`]] },
    ],
  };
}

export function verdictView(draft: Draft): Outcome {
  const { id, caseNumber, letter, verdict } = draft;
  return {
    schema: 'zfjd.case.approve/1',
    data: { draft },
    blocks: [
      {
        kind: 'text',
        text: verdict?.approved
          ? `拟稿${id}已核准（案件${caseNumber}的${DRAFTED_NAMES[letter.kind]}）`
          : `拟稿${id}已退回：${verdict?.text ?? ''}`,
        tone: 'good',
      },
      ...(verdict?.approved
        ? [
            {
              kind: 'pairs',
              pairs: [['制发', `zfjd case ${letter.kind} ${caseNumber} --approved ${id}`]],
            } as const,
          ]
        : []),
    ],
  };
}

/** 核准规定 and the drafts that wait. */
export function approvalView(rule: ApprovalRule, drafts: readonly Draft[]): Outcome {
  const who = rule.from === 'bureau' ? '本局设定' : '政策包';
  return {
    schema: 'zfjd.case.approval/1',
    data: { rule, drafts },
    blocks: [
      {
        kind: 'text',
        text: `制发文书${rule.required ? '须由第二人核准' : '不要求第二人核准'}（${who}）`,
        tone: 'strong',
      },
      ...(rule.note === undefined ? [] : [{ kind: 'text', text: rule.note, tone: 'quiet' } as const]),
      {
        kind: 'table',
        columns: ['拟稿', '案件', '文书', '拟稿人', '拟稿时间', '状态', '命令'].map((header) => ({ header })),
        rows: drafts.map(({ id, caseNumber, letter, draftedBy, draftedAt, verdict }) => [
          String(id),
          caseNumber,
          DRAFTED_NAMES[letter.kind],
          draftedBy,
          draftedAt,
          verdict ? `${verdict.by}已核准，待制发` : '待核准',
          verdict ? `zfjd case ${letter.kind} ${caseNumber} --approved ${id}` : `zfjd case approve ${id}`,
        ]),
        empty: '没有等待的拟稿',
      },
    ],
  };
}
