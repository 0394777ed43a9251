import type { Calendar } from '../../calendar/calendar.ts';
import type { Deadline } from '../../calendar/deadlines.ts';
import { UserError } from '../../kernel/errors.ts';
import { addMonths, type LocalDate } from '../../kernel/local-date.ts';
import type { Pack } from '../../policy/pack.ts';
import type { Store } from '../../store/store.ts';
import { ScanContext } from '../scan/context.ts';
import { findAlerts, type MonthFindings } from '../scan/find-alerts.ts';
import { openClocks, settleClocks } from './alert-clock.ts';
import { monthStanding, type MonthStanding } from './month-standing.ts';
import { AlertUpdate, type AlertChanges } from './update-alerts.ts';

export interface ScanDeps {
  readonly store: Store;
  readonly calendar: Calendar;
  readonly pack: Pack;
}

export interface ScanOptions {
  /** First and last month, `2026-10`. */
  readonly from: string;
  readonly to: string;
  readonly dryRun?: boolean | undefined;
  /** Told before each month: which, how many are done, how many there are. */
  readonly onMonth?: ((month: string, index: number, total: number) => void) | undefined;
}

/** What the run of a month found, and how that differs from what was known. */
export interface MonthScan extends Pick<MonthFindings, 'records' | 'outside' | 'idle'>, AlertChanges {
  readonly month: string;
  /** How all alerts of the month stand now. */
  readonly standing: MonthStanding;
  readonly clocks: readonly Deadline[];
}

/** Months from one to another, both included. @throws UserError E_USAGE for a month that is still to come */
export function monthsBetween(from: string, to: string, today: LocalDate): string[] {
  if (to < from) {
    throw new UserError('E_USAGE', `月份写反了：${from}在${to}之后`, {
      hint: '--from 在前，--to 在后',
      exit: 2,
    });
  }
  if (to > today.slice(0, 7)) {
    throw new UserError('E_USAGE', `${to}还没有到（今天${today}）`, {
      hint: '扫描已经过去的月份，或者本月到今天为止的记录',
      exit: 2,
    });
  }
  const months: string[] = [];
  for (let month = from; month <= to; month = addMonths(`${month}-01` as LocalDate, 1).slice(0, 7))
    months.push(month);
  return months;
}

/**
 * 月度数据监督: puts all models to the records of each month. The same records give the same alerts: a second run
 * changes nothing. Each month is one transaction.
 * @throws UserError E_USAGE
 */
export function scanMonths({ store, calendar, pack }: ScanDeps, options: ScanOptions): MonthScan[] {
  const today = store.actor.clock.today();
  const months = monthsBetween(options.from, options.to, today);
  const context = new ScanContext({ reader: store, pack, calendar, today });
  return months.map((month, index) => {
    options.onMonth?.(month, index, months.length);
    return store.write(
      (tx) => {
        const update = new AlertUpdate(tx, store.actor, month, pack.version);
        const facts = findAlerts(tx, context, month, (alert) => update.take(alert));
        const changes = update.finish();
        if (changes.raised + changes.again + changes.cleared + changes.changed > 0) {
          settleClocks(tx, { calendar, pack }, month, today);
          tx.record({
            act: 'alert.scan',
            subject: 'alert',
            id: month,
            summary: `扫描${month}检查记录${facts.records}条：新预警${changes.raised}项，再次出现${changes.again}项，内容变化${changes.changed}项，消除${changes.cleared}项`,
            after: { ...changes, pack: pack.version },
          });
        }
        const standing = monthStanding(tx, month);
        return { month, ...facts, ...changes, standing, clocks: openClocks(tx, month) };
      },
      { dryRun: options.dryRun ?? false },
    );
  });
}
