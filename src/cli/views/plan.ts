import type { Block, CellText, Outcome } from '../../document/blocks.ts';
import type { CheckedPlan } from '../../plan/check-plans.ts';
import type { PlanFileReport } from '../../plan/import-plans.ts';
import { STATE_NAME, type PlanState, type PlanSummary } from '../../plan/stored-plan.ts';
import { listBlock } from '../list/answer.ts';
import type { ListColumn, ListForm } from '../list/form.ts';

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

/** 计划的列 */
export const PLAN_COLUMNS: readonly ListColumn<PlanSummary>[] = [
  { key: 'id', title: '序号', kind: 'number', value: ({ id }) => id },
  { key: 'agency', title: '单位', value: ({ agency }) => agency, width: 24 },
  { key: 'period', title: '计划', value: ({ period }) => period, width: 18 },
  { key: 'version', title: '版', kind: 'number', value: ({ version }) => version },
  { key: 'lines', title: '行数', kind: 'number', value: ({ lines }) => lines },
  {
    key: 'must',
    title: '必改',
    kind: 'number',
    value: ({ must }) => must,
    show: ({ must }) => ({ text: String(must), tone: must > 0 ? 'bad' : 'plain' }),
  },
  { key: 'advice', title: '建议', kind: 'number', value: ({ advice }) => advice },
  { key: 'waived', title: '已豁免', kind: 'number', value: ({ waived }) => waived, more: true },
  {
    key: 'state',
    title: '状态',
    value: ({ state }) => STATE_NAME[state],
    show: ({ state }) => stateCell(state),
  },
  { key: 'code', title: '计划编码', value: ({ code }) => code, width: 18 },
  { key: 'file', title: '文件', value: ({ file }) => file, width: 28 },
  { key: 'receivedOn', title: '收到日期', kind: 'date', value: ({ receivedOn }) => receivedOn, more: true },
  { key: 'agencyCode', title: '单位代码', value: ({ agencyCode }) => agencyCode, more: true },
  { key: 'name', title: '标题', value: ({ title }) => title, width: 36, more: true },
  { key: 'changes', title: '变更自', value: ({ changes }) => changes, more: true },
  { key: 'replacedBy', title: '被替代为', value: ({ replacedBy }) => replacedBy, more: true },
];

/** Waivers have a column of their own where there are any. */
function shownColumns(plans: readonly PlanSummary[]): readonly ListColumn<PlanSummary>[] {
  const waived = plans.some((plan) => plan.waived > 0);
  return PLAN_COLUMNS.filter(({ key, more }) => more === undefined || (waived && key === 'waived'));
}

function planTable(plans: readonly PlanSummary[], empty: string): Block {
  return listBlock({ ...PLAN_LIST, empty }, plans);
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
    const gone = r.plans.every(({ state }) => state === 'withdrawn');
    const next = gone ? `；要重新办理的，加 --year ${r.plans[0]?.year} 重新导入` : '';
    blocks.push({
      kind: 'text',
      text: `「${r.file}」以前导入过，没有重复导入：${where}${next}`,
      tone: 'quiet',
    });
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
  const uncompared = reports.find((r) => r.outcome === 'imported' && r.uncompared !== undefined);
  if (uncompared?.outcome === 'imported')
    blocks.push({
      kind: 'text',
      text: `没有与其他计划比对（${uncompared.uncompared}）。以上列为已导入的都已保存；排除原因后重新运行同一命令，就会比对`,
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
    failed: stopped || uncompared !== undefined || (reports.length > 0 && failed.length === reports.length),
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

export const PLAN_LIST: ListForm<PlanSummary> = {
  schema: 'zfjd.plan.list/1',
  title: '检查计划',
  field: 'plans',
  columns: PLAN_COLUMNS,
  shown: shownColumns,
  tail: (plans) => [{ kind: 'text', text: `共${plans.length}份`, tone: 'quiet' }],
  empty: '没有符合条件的计划；用 zfjd plan import 导入',
};
