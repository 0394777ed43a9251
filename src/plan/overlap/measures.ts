import type { LocalDate } from '../../kernel/local-date.ts';
import type { ParameterValue } from '../../policy/parameters.ts';
import type { Pack } from '../../policy/pack.ts';
import type { Row } from '../../store/query.ts';
import type { Reader } from '../../store/store.ts';
import { scopeOf } from '../rules/meetings.ts';
import { spanValues } from '../visit-store.ts';
import { linesWorded, livePlans, PART } from './overlap-store.ts';
import { linesOnRandomItems } from './special-lines.ts';

/** What the pack measures the live plans of a year by, as the queries take it: JSON lists. */
export interface Measures {
  readonly near: string;
  readonly caps: string;
  /** Lines of special plans on 随机抽查 items, and their ids. */
  readonly special: readonly Row<typeof linesWorded>[];
  readonly flagged: string;
}

const NEARNESS = [
  ['plan.overlap_window', PART.others],
  ['plan.mutual_recognition', PART.others | PART.sameItem],
  ['plan.merge_window', PART.own],
  ['plan.interval', PART.interval],
] as const;

/** The very values that P202, P203, P301, P302, P306 and P210 take, for every live plan, of the parts wanted. */
export function measuresOf(reader: Reader, pack: Pack, year: number, wanted: number): Measures {
  const plans = reader.all(livePlans, year);
  const valueOf = <N extends Parameters<Pack['find']>[0]>(name: N, plan: Row<typeof livePlans>) =>
    pack.find(name, plan.received_on as LocalDate, scopeOf(plan))?.value;
  const near: unknown[] = [];
  const caps: unknown[] = [];
  for (const plan of plans) {
    const bySpan = new Map<string, { parts: number; value: ParameterValue<'plan.overlap_window'> }>();
    for (const [name, parts] of NEARNESS) {
      if ((wanted & parts) === 0) continue;
      const value = valueOf(name, plan);
      if (!value) continue;
      const key = JSON.stringify([value.period, value.longest]);
      const known = bySpan.get(key);
      bySpan.set(key, { value, parts: (known?.parts ?? 0) | parts });
    }
    for (const { value, parts } of bySpan.values())
      near.push({ plan: plan.id, parts, period: span(value.period), longest: span(value.longest) });
    const cap = (wanted & PART.cap) === 0 ? undefined : valueOf('plan.frequency_cap', plan);
    if (cap) caps.push({ plan: plan.id, times: cap.times });
  }
  const concerned = plans.filter(
    (plan) => (wanted & PART.special) !== 0 && plan.kind === 'special' && valueOf('plan.random_only', plan),
  );
  const special = linesOnRandomItems(
    reader,
    pack,
    year,
    concerned.map(({ id }) => id),
  );
  return {
    near: JSON.stringify(near),
    caps: JSON.stringify(caps),
    special,
    flagged: JSON.stringify(special.map(({ id }) => id)),
  };
}

function span(period: ParameterValue<'plan.overlap_window'>['period']) {
  const [least, most, step, beyond] = spanValues(period);
  return { least, most, step, beyond };
}
