import type { Block, CellText, Outcome } from '../../document/blocks.ts';
import type { CheckedPlan } from '../../plan/check-plans.ts';
import type { PlanFileReport } from '../../plan/import-plans.ts';
import type { ReturnedPlan } from '../../plan/return-plan.ts';
import { STATE_NAME, type PlanState, type PlanSummary, type StoredPlan } from '../../plan/stored-plan.ts';
import type { EventKind } from '../../plan/store.ts';
import { waiverBlocks } from './plan-waiver.ts';

const STATE_TONE: Readonly<Record<PlanState, 'good' | 'bad' | 'warn' | 'quiet'>> = {
  open: 'good',
  faulty: 'bad',
  returned: 'warn',
  filed: 'good',
  published: 'good',
  withdrawn: 'quiet',
  superseded: 'quiet',
};

const EVENT_NAME: Readonly<Record<EventKind, string>> = {
  received: '收到',
  returned: '退回',
  'superior-filed': '市级条线备案',
  filed: '备案',
  published: '公布',
  withdrawn: '撤回',
};

function stateCell(state: PlanState): CellText {
  return { text: STATE_NAME[state], tone: STATE_TONE[state] };
}

function planTable(plans: readonly PlanSummary[], empty: string): Block {
  const waived = plans.some((plan) => plan.waived > 0);
  return {
    kind: 'table',
    columns: [
      { header: '序号', align: 'right' },
      { header: '单位' },
      { header: '计划' },
      { header: '版', align: 'right' },
      { header: '行数', align: 'right' },
      { header: '必改', align: 'right' },
      { header: '建议', align: 'right' },
      ...(waived ? [{ header: '已豁免', align: 'right' } as const] : []),
      { header: '状态' },
      { header: '计划编码' },
      { header: '文件' },
    ],
    rows: plans.map((p) => [
      String(p.id),
      p.agency,
      p.period,
      String(p.version),
      String(p.lines),
      { text: String(p.must), tone: p.must > 0 ? 'bad' : 'plain' },
      String(p.advice),
      ...(waived ? [String(p.waived)] : []),
      stateCell(p.state),
      p.code ?? '',
      p.file,
    ]),
    empty,
  };
}

export function importView(reports: readonly PlanFileReport[], dryRun: boolean): Outcome {
  const imported = reports.flatMap((r) => (r.outcome === 'imported' ? r.plans : []));
  const findings = imported.flatMap((plan) => plan.findings);
  const failed = reports.filter((r) => r.outcome === 'failed');
  const known = reports.filter((r) => r.outcome === 'known');
  const blocks: Block[] = [];
  if (findings.length > 0) blocks.push({ kind: 'findings', findings });
  for (const r of reports) {
    if (r.outcome === 'imported') {
      for (const note of r.notes) blocks.push({ kind: 'text', text: `「${r.file}」${note}`, tone: 'quiet' });
    }
  }
  blocks.push(planTable(imported, '没有导入新的计划'));
  for (const r of known) {
    const where = r.plans.map((plan) => `计划${plan.id}（${STATE_NAME[plan.state]}）`).join('、');
    blocks.push({ kind: 'text', text: `「${r.file}」以前导入过，没有重复导入：${where}`, tone: 'quiet' });
  }
  for (const r of failed) {
    blocks.push({
      kind: 'text',
      text: `没有导入 ${r.message}${r.hint === undefined ? '' : `。${r.hint}`}`,
      tone: 'bad',
    });
  }
  blocks.push({
    kind: 'text',
    text: `共${reports.length}个文件：导入${reports.length - failed.length - known.length}，以前导入过${known.length}，没有导入${failed.length}；计划${imported.length}份，可以备案${imported.filter((p) => p.state === 'open').length}份`,
    tone: 'strong',
  });
  const stopped = failed.some(({ code }) => code === 'E_IMPORT_STOPPED' || isOfDatabase(code));
  if (stopped)
    blocks.push({
      kind: 'text',
      text: '导入没有做完，也没有与其他计划比对。以上列为已导入的都已保存；排除原因后重新运行同一命令，只会补上没有导入的',
      tone: 'bad',
    });
  if (dryRun)
    blocks.push({ kind: 'text', text: '试运行：以上都没有写入，也没有与其他计划比对', tone: 'warn' });
  return {
    schema: 'zfjd.plan.import/1',
    data: {
      dryRun,
      files: reports.map((r) =>
        r.outcome === 'imported'
          ? { ...r, plans: r.plans.map(({ findings: _findings, ...plan }) => plan) }
          : r,
      ),
    },
    findings,
    blocks,
    attention: failed.length > 0 || imported.some((plan) => plan.must > 0),
    failed: stopped || (reports.length > 0 && failed.length === reports.length),
  };
}

function isOfDatabase(code: string): boolean {
  return code === 'E_DISK_FULL' || code.startsWith('E_DB');
}

export function checkView(plans: readonly CheckedPlan[]): Outcome {
  const findings = plans.flatMap((plan) => plan.findings);
  return {
    schema: 'zfjd.plan.check/1',
    data: { plans: plans.map(({ findings: _findings, ...plan }) => plan) },
    findings,
    blocks: [
      ...(findings.length > 0 ? [{ kind: 'findings', findings } as const] : []),
      planTable(plans, '没有等待备案的计划；用 zfjd plan import 导入'),
    ],
    attention: plans.some((plan) => plan.must > 0),
  };
}

export function listView(plans: readonly PlanSummary[]): Outcome {
  return {
    schema: 'zfjd.plan.list/1',
    data: { plans },
    blocks: [
      planTable(plans, '没有符合条件的计划；用 zfjd plan import 导入'),
      { kind: 'text', text: `共${plans.length}份`, tone: 'quiet' },
    ],
  };
}

export function planView(plan: StoredPlan, schema: string): Outcome {
  const { summary, events, findings } = plan;
  return {
    schema,
    data: { plan: summary, events, waived: plan.waived, idleWaivers: plan.idle },
    findings,
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
          ['行数', String(summary.lines)],
          ['问题', `必改${summary.must}项，建议${summary.advice}项，已豁免${summary.waived}项`],
        ],
      },
      { kind: 'heading', text: '经过' },
      {
        kind: 'table',
        columns: [{ header: '日期' }, { header: '事项' }, { header: '编号、文件' }, { header: '备注' }],
        rows: events.map((event) => [event.on, EVENT_NAME[event.kind], event.ref, event.note]),
        empty: '没有记录',
      },
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

export function returnView({ plan, preserved }: ReturnedPlan, path: string): Outcome {
  const { summary } = plan;
  return {
    schema: 'zfjd.plan.return/1',
    data: { plan: summary, path, preserved },
    blocks: [
      {
        kind: 'text',
        text: `已退回：${summary.agency}${summary.period}，必改${summary.must}项，建议${summary.advice}项${summary.waived > 0 ? `，已豁免${summary.waived}项` : ''}`,
        tone: 'good',
      },
      { kind: 'pairs', pairs: [['退回件', path]] },
      ...(preserved
        ? []
        : [
            {
              kind: 'text',
              text: '原文件的格式不能直接添加意见，退回件另存为 .xlsx：内容相同，部分格式没有保留',
              tone: 'quiet',
            } as const,
          ]),
    ],
  };
}
