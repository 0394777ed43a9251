import type { Actor, Tx } from '../../store/store.ts';
import type { FoundAlert } from '../scan/alert-collector.ts';
import {
  changesBehind,
  clearAlertRecords,
  insertAlert,
  insertAlertEvent,
  insertAlertRecord,
  lastBatch,
  readAlertAbout,
  recordsOfAlert,
  standingOfMonth,
  updateAlert,
} from './alert-store.ts';
import { stateAfter, type Alert } from './model.ts';

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

/**
 * Brings the alerts of a month up to what is found, alert by alert. Those that were verified stay as they are. Nothing is
 * kept of an alert but its number, so that a month in which every record is wrong takes no more memory than another.
 */
export class AlertUpdate {
  readonly #tx: Tx;
  readonly #actor: Actor;
  readonly #month: string;
  readonly #packVersion: string;
  readonly #today: string;
  /** The run, counted within the month. */
  readonly #batch: number;
  readonly #seen = new Set<number>();
  readonly #tally = { raised: 0, again: 0, changed: 0, cleared: 0 };

  constructor(tx: Tx, actor: Actor, month: string, packVersion: string) {
    this.#tx = tx;
    this.#actor = actor;
    this.#month = month;
    this.#packVersion = packVersion;
    this.#today = actor.clock.today();
    this.#batch = (tx.get(lastBatch, month)?.batch ?? 0) + 1;
  }

  take(found: FoundAlert): void {
    const { model, subject } = found;
    const alert = this.#batch === 1 ? undefined : readAlertAbout(this.#tx, this.#month, model, subject);
    if (!alert) {
      this.#raise(found);
      return;
    }
    if (this.#seen.has(alert.id)) throw new Error(`two alerts about one thing: ${model} ${subject}`);
    this.#seen.add(alert.id);
    if (alert.state === 'open' || alert.state === 'cleared') this.#renew(alert, found);
  }

  /** Clears what was not found any more. */
  finish(): AlertChanges {
    const tx = this.#tx;
    for (const { id, last } of this.#batch === 1 ? [] : tx.all(standingOfMonth, this.#month)) {
      if (stateAfter(last) !== 'open' || this.#seen.has(id)) continue;
      this.#event(id, 'cleared', whyCleared(tx, id));
      this.#tally.cleared += 1;
    }
    return this.#tally;
  }

  #raise(found: FoundAlert): void {
    const { model, subject, agencyId, severity, message, basis, note, records } = found;
    const { id } = this.#tx.run(
      insertAlert,
      this.#month,
      model,
      subject,
      this.#batch,
      agencyId,
      severity,
      message,
      basis,
      note,
      records.length,
      this.#packVersion,
      this.#today,
    );
    this.#seen.add(id);
    keepRecords(this.#tx, id, found);
    this.#tally.raised += 1;
  }

  #renew(alert: Alert, found: FoundAlert): void {
    const tx = this.#tx;
    const ids = tx.all(recordsOfAlert, alert.id).map(({ inspection_id: id }) => id);
    const changed = differs(alert, ids, found);
    if (changed) {
      const { agencyId, severity, message, basis, note, records } = found;
      const count = records.length;
      tx.run(updateAlert, agencyId, severity, message, basis, note, count, this.#packVersion, alert.id);
      tx.run(clearAlertRecords, alert.id);
      keepRecords(tx, alert.id, found);
    }
    if (alert.state === 'cleared') {
      this.#event(alert.id, 'raised', '再次扫描又符合预警条件');
      this.#tally.again += 1;
    } else if (changed) this.#tally.changed += 1;
  }

  #event(id: number, kind: 'cleared' | 'raised', text: string): void {
    const { clock, operator } = this.#actor;
    this.#tx.run(insertAlertEvent, id, kind, this.#today, text, null, '', clock.now(), operator);
  }
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
