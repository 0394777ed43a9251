import { UserError } from '../kernel/errors.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import type { Store, Tx } from '../store/store.ts';
import { readComplaint, readComplaints } from './complaint-store.ts';
import type { ComplaintView } from './model.ts';

/** @throws UserError E_COMPLAINT_UNKNOWN */
export function requireComplaint(store: Store, id: number, reader: Store | Tx = store): ComplaintView {
  const view = readComplaint(reader, id, store.actor.clock.today());
  if (view) return view;
  throw new UserError('E_COMPLAINT_UNKNOWN', `没有投诉号为${id}的投诉`, {
    hint: '运行 zfjd complaint list 查看投诉号',
  });
}

/** Which complaints to list; everything given must hold. */
export interface ComplaintFilter {
  readonly agencyCode?: string | undefined;
  readonly channelKind?: string | undefined;
  /** Without a result. */
  readonly open?: boolean | undefined;
  /** Past its term without a result. */
  readonly overdue?: boolean | undefined;
  readonly from?: LocalDate | undefined;
  readonly to?: LocalDate | undefined;
}

/** 投诉台账, in order of registration. */
export function listComplaints(store: Store, filter: ComplaintFilter = {}): ComplaintView[] {
  const { channelKind, open, overdue, from, to } = filter;
  return readComplaints(store, store.actor.clock.today(), filter.agencyCode).filter(
    (view) =>
      (channelKind === undefined || view.complaint.channel.kind === channelKind) &&
      (open === undefined || open === (view.outcome === undefined)) &&
      (overdue === undefined || overdue === view.overdue) &&
      (from === undefined || view.complaint.receivedOn >= from) &&
      (to === undefined || view.complaint.receivedOn <= to),
  );
}
