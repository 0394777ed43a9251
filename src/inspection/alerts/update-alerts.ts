import { groupBy } from '../../kernel/group.ts';
import type { Actor, Tx } from '../../store/store.ts';
import type { FoundAlert } from '../scan/alert-collector.ts';
import {
  changesBehind,
  clearAlertRecords,
  insertAlert,
  insertAlertEvent,
  insertAlertRecord,
  lastBatch,
  readAlerts,
  recordsOfMonth,
  updateAlert,
} from './alert-store.ts';
import type { Alert } from './model.ts';

/** How a run changed the alerts of a month. */
export interface AlertChanges {
  readonly raised: number;
  /** 再次出现: cleared earlier, and found again. */
  readonly again: number;
  /** Still found, with other values. */
  readonly changed: number;
  /** 已消除: not found any more. */
  readonly cleared: number;
}

/** Records kept as evidence; an alert about an agency may rest on thousands. */
export const MOST_RECORDS = 100;

interface Update {
  readonly month: string;
  readonly found: readonly FoundAlert[];
  readonly packVersion: string;
}

/** Brings the alerts of a month up to what was found. Those that were verified stay as they are. */
export function updateAlerts(tx: Tx, actor: Actor, { month, found, packVersion }: Update): AlertChanges {
  const known = new Map(readAlerts(tx, month, month).map((alert) => [keyOf(alert), alert]));
  const evidence = groupBy(tx.all(recordsOfMonth, month), ({ alert_id: id }) => id);
  const today = actor.clock.today();
  const batch = (tx.get(lastBatch, month)?.batch ?? 0) + 1;
  const event = (id: number, kind: 'cleared' | 'raised', text: string) =>
    tx.run(insertAlertEvent, id, kind, today, text, null, '', actor.clock.now(), actor.operator);
  const tally = { raised: 0, again: 0, changed: 0, cleared: 0 };
  const seen = new Set<string>();

  for (const one of found) {
    const key = keyOf(one);
    if (seen.has(key)) throw new Error(`two alerts of one key: ${key}`);
    seen.add(key);
    const alert = known.get(key);
    if (!alert) {
      const { model, subject, agencyId, severity, message, basis, note, records } = one;
      const { id } = tx.run(
        insertAlert,
        month,
        model,
        subject,
        batch,
        agencyId,
        severity,
        message,
        basis,
        note,
        records.length,
        packVersion,
        today,
      );
      keepRecords(tx, id, one);
      tally.raised += 1;
      continue;
    }
    if (alert.state !== 'open' && alert.state !== 'cleared') continue;
    const ids = (evidence.get(alert.id) ?? []).map(({ inspection_id: id }) => id);
    const changed = differs(alert, ids, one);
    if (changed) {
      const { agencyId, severity, message, basis, note, records } = one;
      tx.run(updateAlert, agencyId, severity, message, basis, note, records.length, packVersion, alert.id);
      tx.run(clearAlertRecords, alert.id);
      keepRecords(tx, alert.id, one);
    }
    if (alert.state === 'cleared') {
      event(alert.id, 'raised', '再次扫描又符合预警条件');
      tally.again += 1;
    } else if (changed) tally.changed += 1;
  }
  for (const [key, alert] of known) {
    if (alert.state !== 'open' || seen.has(key)) continue;
    event(alert.id, 'cleared', whyCleared(tx, alert.id));
    tally.cleared += 1;
  }
  return tally;
}

function keyOf({ model, subject }: { readonly model: string; readonly subject: string }): string {
  return `${model}\u001f${subject}`;
}

function keepRecords(tx: Tx, alertId: number, { records }: FoundAlert): void {
  for (const [i, id] of records.slice(0, MOST_RECORDS).entries())
    tx.run(insertAlertRecord, alertId, i + 1, id);
}

function differs(alert: Alert, ids: readonly number[], found: FoundAlert): boolean {
  return (
    alert.agency.id !== found.agencyId ||
    alert.severity !== found.severity ||
    alert.message !== found.message ||
    alert.basis !== found.basis ||
    alert.note !== found.note ||
    alert.records !== found.records.length ||
    ids.join() !== found.records.slice(0, MOST_RECORDS).join()
  );
}

function whyCleared(tx: Tx, alertId: number): string {
  const changes = tx.all(changesBehind, alertId);
  const cancelled = changes.find((one) => one.cancelled === 1);
  if (cancelled) return `记录${cancelled.record_id}已作废`;
  const corrected = changes.find((one) => one.import_id !== null);
  if (corrected) return `记录${corrected.record_id}已更正（第${corrected.import_id}次导入）`;
  return '按现在的名录、计划、政策包和其他记录，不再符合预警条件';
}
