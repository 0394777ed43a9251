import type { Block, CellText, Outcome } from '../../document/blocks.ts';
import { clauseText } from '../../kernel/finding.ts';
import { outstanding, stepText, STEP_NAME, type FilingChain } from '../../plan/filing-chain.ts';
import type { ReissuedReturn } from '../../plan/reissue-return.ts';
import type { ReturnedPlan } from '../../plan/return-plan.ts';
import type { ExplainedDeadline, PlanDossier } from '../../plan/show-plan.ts';
import type { EventKind } from '../../plan/store.ts';
import { STATE_NAME, type PlanSummary } from '../../plan/stored-plan.ts';
import { stateCell } from './plan.ts';
import { waiverBlocks } from './plan-waiver.ts';

const EVENT_NAME: Readonly<Record<EventKind, string>> = {
  received: '收到',
  returned: '退回',
  approved: '审批',
  'superior-filed': '市级条线备案',
  filed: '备案',
  'onward-filed': '后续备案',
  informed: '函告',
  published: '公布',
  withdrawn: '撤回',
};

/** One plan with its 经过, the steps of its filing and its deadlines. */
/** 撤回, and which version counts in its place. */
export function withdrawnView(dossier: PlanDossier, restored: PlanSummary | undefined): Outcome {
  const view = dossierView(dossier, 'zfjd.plan.withdraw/1');
  const text =
    restored === undefined
      ? '这一期间没有其他有效的版本'
      : `第${restored.version}版（计划${restored.id}${restored.code === undefined ? '' : `，${restored.code}`}，「${restored.file}」）${dossier.plan.summary.code === undefined && restored.code !== undefined ? '仍然' : '重新'}有效，现为“${STATE_NAME[restored.state]}”`;
  return {
    ...view,
    data: { ...(view.data as object), restored: restored ?? null },
    blocks: [{ kind: 'text', text }, ...(view.blocks ?? [])],
  };
}

export function dossierView({ plan, history, chain, deadlines }: PlanDossier, schema: string): Outcome {
  const { summary, findings } = plan;
  return {
    schema,
    data: { plan: summary, events: history, chain, deadlines, waived: plan.waived, idleWaivers: plan.idle },
    findings,
    warnings: summary.state === 'filed' || summary.state === 'published' ? owed(chain, summary.id) : [],
    blocks: [
      {
        kind: 'pairs',
        pairs: [
          ['序号', String(summary.id)],
          ['单位', summary.agency],
          ['计划', `${summary.period}（第${summary.version}版）`],
          ['标题', summary.title],
          ['文件', summary.file],
          ['状态', stateCell(summary.state)],
          ['计划编码', summary.code ?? '（备案后给出）'],
          ...(summary.changes === undefined ? [] : [['调整', `${summary.changes}的调整`] as const]),
          ...(summary.replacedBy === undefined || summary.code === undefined
            ? []
            : [['替代', `已由${summary.replacedBy}替代`] as const]),
          ['行数', String(summary.lines)],
          ['问题', `必改${summary.must}项，建议${summary.advice}项，已豁免${summary.waived}项`],
        ],
      },
      { kind: 'heading', text: '经过' },
      {
        kind: 'table',
        columns: ['日期', '事项', '编号、文件', '备注', '经办人', '政策包'].map((header) => ({ header })),
        rows: history.map((step) => [
          step.on,
          EVENT_NAME[step.kind],
          step.ref,
          step.note,
          step.operator ?? '',
          step.pack ?? '',
        ]),
        empty: '没有记录',
      },
      ...(chain ? chainBlocks(chain) : []),
      ...(deadlines.length === 0 ? [] : deadlineBlocks(deadlines)),
      ...(findings.length > 0
        ? [{ kind: 'heading', text: '问题' } as const, { kind: 'findings', findings } as const]
        : [
            {
              kind: 'text',
              text: summary.waived > 0 ? '没有其他问题' : '没有发现问题',
              tone: 'good',
            } as const,
          ]),
      ...waiverBlocks(plan),
    ],
    attention: schema === 'zfjd.plan.check/1' && summary.must > 0,
  };
}

function owed(chain: FilingChain | undefined, id: number): string[] {
  if (!chain) return [];
  return outstanding(chain).map(
    (step) =>
      `还没有登记${stepText(step)}；用 zfjd plan pass ${id} --step ${STEP_NAME[step.step]} --ref 文号 登记`,
  );
}

const ORDER_NAME = { before: '在区备案之前', beside: '不分先后', ours: '', after: '在区备案之后' } as const;

function chainBlocks({ steps, clause, note }: FilingChain): Block[] {
  return [
    { kind: 'heading', text: '备案顺序' },
    {
      kind: 'table',
      columns: ['环节', '由谁', '先后', '登记'].map((header) => ({ header })),
      rows: steps.map(({ step, body, order, done }) => [
        STEP_NAME[step],
        body,
        ORDER_NAME[order],
        done ? `${done.on} ${done.ref}` : { text: '没有登记', tone: 'quiet' },
      ]),
      empty: '没有环节',
    },
    {
      kind: 'text',
      text: `依据：${clauseText(clause)}${note === undefined ? '' : `。${note}`}`,
      tone: 'quiet',
    },
  ];
}

function deadlineBlocks(deadlines: readonly ExplainedDeadline[]): Block[] {
  const notes = deadlines.flatMap(({ basis, note }) => (note === undefined ? [] : [`${basis}：${note}`]));
  return [
    { kind: 'heading', text: '期限' },
    {
      kind: 'table',
      columns: ['事项', '届满日', '情况', '怎么算', '依据'].map((header) => ({ header })),
      rows: deadlines.map((d) => [
        d.title,
        d.provisional ? `${d.dueOn}（暂定）` : d.dueOn,
        outcomeOf(d),
        d.how,
        d.basis,
      ]),
      empty: '没有期限',
    },
    ...[...new Set(notes)].map((text): Block => ({ kind: 'text', text, tone: 'quiet' })),
  ];
}

function outcomeOf({ metOn, metBy, voidOn, voidReason, dueOn }: ExplainedDeadline): CellText {
  if (voidOn !== undefined) return { text: `${voidOn}撤销：${voidReason ?? ''}`, tone: 'quiet' };
  if (metOn === undefined) return '未完成';
  return metOn > dueOn
    ? { text: `${metOn}完成，超过期限：${metBy ?? ''}`, tone: 'bad' }
    : { text: `${metOn}完成：${metBy ?? ''}`, tone: 'good' };
}

export function returnView({ plan, preserved, withoutNotes }: ReturnedPlan, path: string): Outcome {
  const { summary } = plan;
  const blocks: Block[] = [
    {
      kind: 'text',
      text: `已退回：${summary.agency}${summary.period}，必改${summary.must}项，建议${summary.advice}项${summary.waived > 0 ? `，已豁免${summary.waived}项` : ''}`,
      tone: 'good',
    },
    { kind: 'pairs', pairs: [['退回件', path]] },
  ];
  if (!preserved) {
    blocks.push({
      kind: 'text',
      text: '原文件的格式不能直接添加意见，退回件另存为 .xlsx：内容相同，部分格式没有保留',
      tone: 'quiet',
    });
  }
  if (withoutNotes.length > 0) {
    const sheets = withoutNotes.map((name) => `「${name}」`).join('、');
    blocks.push({
      kind: 'text',
      text: `工作表${sheets}原来就有批注，不能再加批注：有问题的格子只标了颜色，内容见工作表「审核意见」`,
      tone: 'warn',
    });
  }
  return {
    schema: 'zfjd.plan.return/1',
    data: { plan: summary, path, preserved, withoutNotes },
    blocks,
  };
}

export function reissueView({ plan }: ReissuedReturn, path: string): Outcome {
  return {
    schema: 'zfjd.plan.return/1',
    data: { plan, path, again: true },
    blocks: [
      { kind: 'text', text: `退回件已重新写出，与退回时的相同：${plan.agency}${plan.period}`, tone: 'good' },
      { kind: 'pairs', pairs: [['退回件', path]] },
    ],
  };
}
