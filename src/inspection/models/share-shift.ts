import type { AgencyMonth, Tally, Visit } from '../scan/facts.ts';
import type { ByVisit, Hit } from './model.ts';
import { percent } from './words.ts';

/** 占比突变: how a share of the month differs from that of the months before, where both have records enough. */
export function shareShift(
  { agency, visits, tally, past }: AgencyMonth,
  by: ByVisit<'inspection.share_shift'>,
  name: string,
  part: (tally: Tally) => number,
  isPart: (visit: Visit) => boolean,
): Hit[] {
  const value = by(visits[0]);
  if (!value) return [];
  const { months, points, least } = value.value;
  const earlier = past(months);
  const sum = (of: (tally: Tally) => number) => earlier.reduce((total, one) => total + of(one), 0);
  const whole = sum((one) => one.visits);
  if (tally.visits < least || whole < least) return [];
  const before = sum(part);
  const now = part(tally);
  if (Math.abs(now / tally.visits - before / whole) * 100 < points) return [];
  const rising = now / tally.visits > before / whole;
  const [first = visits[0], ...others] = visits.filter((visit) => isPart(visit) === rising);
  return [
    {
      agency,
      subject: agency.code,
      message: `本月${name}占${percent(now, tally.visits)}（${now}/${tally.visits}），此前${earlier.length}个月占${percent(before, whole)}（${before}/${whole}）`,
      records: [first, ...others],
      by: value,
    },
  ];
}
