import { placeText } from '../kernel/cell-ref.ts';
import { UserError } from '../kernel/errors.ts';
import { chineseDate, type LocalDate } from '../kernel/local-date.ts';
import { ellipsis } from '../kernel/text.ts';
import { keepFile, readKeptFile } from '../store/archive.ts';
import { annotateWorkbook } from '../workbook/annotate.ts';
import type { WorkbookReader } from '../workbook/reader.ts';
import { requireActDate } from './act-date.ts';
import { checkPlan } from './check-plans.ts';
import { comparePlans } from './compare-plans.ts';
import { startResubmission, type ClockDeps } from './filing-clocks.ts';
import type { PlanDeps } from './import-plans.ts';
import { requirePossible } from './plan-acts.ts';
import { addEvent } from './store.ts';
import { requirePlan, STATE_NAME, type StoredPlan } from './stored-plan.ts';

/** Characters of the sender's file name that a returned file keeps. */
const LONGEST_NAME = 60;

export interface ReturnPlanDeps extends PlanDeps, ClockDeps {
  readonly reader: Pick<WorkbookReader, 'readBytes'>;
  /** Who sends it back, for the head of the review sheet. */
  readonly bureau: string;
}

export interface ReturnPlanOptions {
  readonly reference: string;
  /** 退回理由 of the reviewer's own, besides the findings. */
  readonly reason?: string | undefined;
  readonly on?: LocalDate | undefined;
}

/** A plan sent back, with the file to send. */
export interface ReturnedPlan {
  readonly plan: StoredPlan;
  readonly name: string;
  readonly bytes: Uint8Array;
  /** False where the sender's format could not be kept and a new file was made. */
  readonly preserved: boolean;
  /** Sheets with notes of the sender's own, to which ours could not be added; coloured and listed all the same. */
  readonly withoutNotes: readonly string[];
}

/**
 * 退回: a copy of the department's own workbook with the findings in it, and the fact that it was sent back.
 * `deliver` writes the file before anything is recorded, so that nothing is returned without its reasons.
 * @throws UserError E_PLAN_STATE, E_PLAN_REASON, E_PLAN_DATE
 */
export async function returnPlan(
  deps: ReturnPlanDeps,
  options: ReturnPlanOptions,
  deliver: (returned: Omit<ReturnedPlan, 'plan'>) => void,
): Promise<ReturnedPlan> {
  const { row, summary, findings, waived } = checkPlan(deps, options.reference);
  const today = deps.store.actor.clock.today();
  const on = options.on ?? today;
  requirePossible(summary, 'return');
  requireActDate('退回日期', on, { on: summary.receivedOn, event: '收到计划' }, today);
  if (findings.length === 0 && (options.reason ?? '').trim() === '') {
    throw new UserError('E_PLAN_REASON', `计划${row.id}没有发现问题，退回须写明理由`, {
      hint: '加 --reason 理由',
    });
  }
  const kept = readKeptFile(deps.store, row.file_id);
  const workbook = await deps.reader.readBytes(row.file, kept.bytes);
  const headline = [
    `${deps.bureau}对「${row.file}」的审核意见`,
    `${chineseDate(on)}退回：必改${summary.must}项，建议${summary.advice}项。请改正全部必改问题后重新报送；建议不采纳的，请说明理由。`,
    ...(options.reason === undefined ? [] : [`退回理由：${options.reason}`]),
    ...waived.map(
      ({ finding, waiver }) =>
        `已豁免，不必修改：${finding.code} ${placeText(finding.where)}${finding.value}（${waiver.reason}）`,
    ),
  ];
  const annotated = await annotateWorkbook(kept.bytes, workbook, findings, headline);
  // A name of many Chinese characters with our words behind it would be too long for the file system.
  const stem = ellipsis(row.file.replace(/\.[A-Za-z]{2,4}$/u, ''), LONGEST_NAME);
  const file = {
    name: `${stem}（退回修改）.${annotated.extension}`,
    bytes: annotated.bytes,
    preserved: annotated.preserved,
    withoutNotes: annotated.withoutNotes,
  };
  deliver(file);
  const plan = deps.store.write((tx) => {
    const now = requirePlan(tx, String(row.id)).summary.state;
    if (now !== summary.state) {
      throw new UserError('E_PLAN_STATE', `计划${row.id}刚被他人处理：${STATE_NAME[now]}`, {
        hint: '重新查看后再办',
      });
    }
    const fileId = keepFile(tx, file.name, file.bytes, today);
    addEvent(tx, row.id, { kind: 'returned', on, ref: file.name, note: options.reason ?? '' });
    startResubmission(tx, deps, requirePlan(tx, String(row.id)), on);
    // It does not count until it comes again: what others were found to meet it by is gone.
    comparePlans(tx, deps.pack, row.year);
    tx.record({
      act: 'plan.return',
      subject: 'plan',
      id: row.id,
      summary: `退回${summary.agency}${summary.period}：必改${summary.must}项，建议${summary.advice}项`,
      after: {
        on,
        file: file.name,
        fileId,
        must: summary.must,
        advice: summary.advice,
        pack: deps.pack.version,
      },
      ...(options.reason !== undefined && { reason: options.reason }),
    });
    return requirePlan(tx, String(row.id));
  });
  return { plan, ...file };
}
