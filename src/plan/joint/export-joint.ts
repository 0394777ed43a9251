import { UserError } from '../../kernel/errors.ts';
import { groupBy } from '../../kernel/group.ts';
import { AgencyDirectory } from '../../registry/directory.ts';
import { requireAgency } from '../../registry/require-agency.ts';
import { writeForms } from '../../workbook/write-template.ts';
import type { PlanDeps } from '../import-plans.ts';
import { RegistryLookup } from '../lookup.ts';
import { readLine } from '../store.ts';
import { TEMPLATE_COLUMNS } from '../template-columns.ts';
import { JOINT_COLUMNS, jointRow, JOINT_REQUIRED } from './joint-rows.ts';
import type { JointProposal } from './model.ts';
import { listProposals } from './stored-joint.ts';

export interface ExportJointOptions {
  readonly year: number;
  /** Only what this agency leads. */
  readonly agency?: string | undefined;
}

/** 联合检查计划: one sheet for each agency that leads. */
export interface JointWorkbook {
  readonly file: string;
  readonly bytes: Uint8Array;
  readonly plans: readonly { readonly agency: string; readonly proposals: readonly JointProposal[] }[];
}

/**
 * Writes what is agreed on as plans of the agencies that lead, in the form in which `plan import` takes them.
 * Those already in plans are in it too: what is sent anew takes the place of what was sent before.
 * @throws UserError E_JOINT_NONE, E_AGENCY_UNKNOWN
 */
export async function exportJoint(
  { store, pack }: PlanDeps,
  { year, agency }: ExportJointOptions,
): Promise<JointWorkbook> {
  const only =
    agency === undefined ? undefined : requireAgency(new AgencyDirectory(store), agency, 'E_AGENCY_UNKNOWN');
  const chosen = listProposals(store, pack, year).filter(
    ({ kind, state, lead }) =>
      kind === 'joint' &&
      (state === 'agreed' || state === 'settled') &&
      (only === undefined || lead.agencyId === only.id),
  );
  if (chosen.length === 0) {
    throw new UserError(
      'E_JOINT_NONE',
      `${year}年还没有${only ? `${only.name}牵头的` : ''}已商定的联合检查`,
      {
        hint: `运行 zfjd plan joint list --year ${year} 查看各建议的答复；全部参加单位同意后才能导出`,
      },
    );
  }
  const lookup = new RegistryLookup(store);
  const plans = [...groupBy(chosen, ({ lead }) => lead.agency)].map(([name, proposals]) => ({
    agency: name,
    proposals: proposals.sort((a, b) => (a.window.from < b.window.from ? -1 : 1)),
  }));
  const today = store.actor.clock.today();
  const bytes = await writeForms(
    plans.map(({ agency: name, proposals }) => ({
      name,
      title: `${name}${year}年度跨部门联合检查计划`,
      heads: [`填表单位：${name}`, `填报时间：${today}`],
      columns: JOINT_COLUMNS.map((key) => {
        const guide = TEMPLATE_COLUMNS[key];
        if (!guide) throw new Error(`no guide for column ${key}`);
        const required = JOINT_REQUIRED.includes(key);
        return { header: guide.header, required, width: guide.width, prompt: '' };
      }),
      rows: proposals.map((proposal, i) => jointRow(proposal, i + 1, (id) => readLine(store, id), lookup)),
    })),
  );
  return { file: `${year}年度联合检查计划.xlsx`, bytes, plans };
}
