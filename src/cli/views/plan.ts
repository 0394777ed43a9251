import type { Block, CellText, Outcome } from '../../document/blocks.ts';
import type { CheckedPlan } from '../../plan/check-plans.ts';
import type { PlanFileReport } from '../../plan/import-plans.ts';
import { STATE_NAME, type PlanState, type PlanSummary } from '../../plan/stored-plan.ts';

const STATE_TONE: Readonly<Record<PlanState, 'good' | 'bad' | 'warn' | 'quiet'>> = {
  open: 'good',
  faulty: 'bad',
  returned: 'warn',
  filed: 'good',
  published: 'good',
  replaced: 'quiet',
  withdrawn: 'quiet',
  superseded: 'quiet',
};

export function stateCell(state: PlanState): CellText {
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
