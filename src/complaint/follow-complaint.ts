import { meetDeadline, voidDeadline } from '../calendar/deadlines.ts';
import { UserError } from '../kernel/errors.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import { blotPersonal } from '../kernel/personal.ts';
import { prose } from '../supervision/take-step.ts';
import { writeComplaintFact } from './complaint-store.ts';
import { FACT_NAMES, OUTCOMES, type ComplaintView, type Outcome } from './model.ts';
import { personalValues } from './reveal-person.ts';
import { setTerm, type ComplaintDeps } from './register-complaint.ts';
import { requireComplaint } from './show-complaints.ts';

export interface FollowOptions {
  readonly id: number;
  /** 进展 or 办理情况; what is personal in it is blotted out. */
  readonly text?: string | undefined;
  /** 办结 with this outcome. */
  readonly result?: Outcome | undefined;
  /** A new 办理时限. */
  readonly due?: LocalDate | undefined;
  /** Today where absent. */
  readonly on?: LocalDate | undefined;
}

/**
 * 跟踪: how far the agency is with a complaint, what came of it, or until when it is to be done (S0 二(三)6).
 * @throws UserError E_COMPLAINT_FOLLOW, E_CASE_DATE
 */
export function followComplaint(deps: ComplaintDeps, options: FollowOptions): ComplaintView {
  const { store } = deps;
  const { id, result, due } = options;
  const { actor } = store;
  const today = actor.clock.today();
  const on = options.on ?? today;
  const text = blotPersonal(prose(options.text), personalValues(deps, id));
  if (text === '') {
    throw new UserError('E_COMPLAINT_FOLLOW', '没有写办理情况', {
      hint: '用 --text 写明进展、结果或者改期的理由',
    });
  }
  store.write((tx) => {
    const { complaint, facts, outcome, term } = requireComplaint(store, id, tx);
    const earliest = facts.at(-1)?.on ?? complaint.receivedOn;
    if (on < earliest || on > today) {
      throw new UserError('E_CASE_DATE', `日期${on}应在${earliest}至${today}之间`, { hint: '检查日期' });
    }
    if (outcome !== undefined && due !== undefined) {
      throw new UserError('E_COMPLAINT_FOLLOW', `投诉${id}已办结，不再改办理时限`, { hint: '去掉 --due' });
    }
    let seq = facts.length;
    if (due !== undefined) {
      if (due < on) throw new UserError('E_CASE_DATE', `办理时限${due}早于${on}`, { hint: '检查日期' });
      if (term) voidDeadline(tx, term, on, text);
      setTerm(tx, deps, id, complaint.agency.name, on, due, (seq += 1), text);
    }
    if (result !== undefined || due === undefined) {
      writeComplaintFact(tx, {
        complaintId: id,
        seq: seq + 1,
        act: result === undefined ? 'progress' : 'result',
        on,
        ...(result !== undefined && { result }),
        text,
        recordedAt: actor.clock.now(),
        recordedBy: actor.operator,
      });
    }
    if (result !== undefined && term && term.metOn === undefined && due === undefined) {
      meetDeadline(tx, term, on, `办结：${OUTCOMES[result]}`);
    }
    const act = result !== undefined ? 'result' : due !== undefined ? 'term' : 'progress';
    tx.record({
      act: `complaint.${act}`,
      subject: 'complaint',
      id,
      summary: `投诉${id}（${complaint.agency.name}）${FACT_NAMES[act]}${result === undefined ? '' : `：${OUTCOMES[result]}`}`,
      after: { on, ...(result !== undefined && { result }), ...(due !== undefined && { due }) },
    });
  });
  return requireComplaint(store, id);
}
