import type { Calendar } from '../../calendar/calendar.ts';
import { deadlinesOf, meetDeadline, setDeadline, type Deadline } from '../../calendar/deadlines.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import type { Pack } from '../../policy/pack.ts';
import { readSetting } from '../../store/settings.ts';
import type { Reader, Tx } from '../../store/store.ts';
import { batchesOfMonth } from './alert-store.ts';

/** The clocks of a month's alerts that are still running. */
export function openClocks(reader: Reader, month: string): Deadline[] {
  return deadlinesOf(reader, 'alert', month).filter(
    ({ metOn, voidOn }) => metOn === undefined && voidOn === undefined,
  );
}

/**
 * 核实期限: one clock for all 应核实 alerts that one run raised. Starts it where some are open and none runs (also
 * after a verification was taken back), and stops it where none is open any more.
 */
export function settleClocks(
  tx: Tx,
  { calendar, pack }: { readonly calendar: Calendar; readonly pack: Pack },
  month: string,
  on: LocalDate,
): void {
  const value = pack.find('inspection.verify_period', on);
  const clocks = deadlinesOf(tx, 'alert', month);
  for (const { batch, alerts, open } of tx.all(batchesOfMonth, month)) {
    const own = clocks.filter(({ step }) => step === `batch-${batch}` || step.startsWith(`batch-${batch}-`));
    const running = own.find(({ metOn, voidOn }) => metOn === undefined && voidOn === undefined);
    const left = open ?? 0;
    if (left === 0 && running) meetDeadline(tx, running, on, `应核实的${alerts}项预警已经核实或者消除`);
    if (left === 0 || running || !value) continue;
    setDeadline(tx, calendar, {
      owner: 'alert',
      ownerId: month,
      step: own.length === 0 ? `batch-${batch}` : `batch-${batch}-${own.length + 1}`,
      title: `核实${month}检查记录的预警（第${batch}批）`,
      responsible: readSetting(tx, 'bureau') ?? '区司法局',
      startOn: on,
      startEvent: own.length === 0 ? `扫描发现应核实的预警${left}项` : `重新出现待核实的预警${left}项`,
      period: value.value,
      basis: value.clause,
    });
  }
}
