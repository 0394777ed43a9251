import { clauseText } from '../../kernel/finding.ts';
import { addMonths, fromDay, toDay, yearOf, type LocalDate } from '../../kernel/local-date.ts';
import type { Pack } from '../../policy/pack.ts';
import type { AgencyRecord } from '../../registry/agency-store.ts';
import type { Candidates } from './match-visits.ts';

const scopeOf = ({ sector, unitType }: Pick<AgencyRecord, 'sector' | 'unitType'>) => ({
  unitType,
  ...(sector !== '' && { sector }),
});

/**
 * 抵作: is a visit planned for the time that, by the sector's own text of the day of the triggered visit, follows it
 * near enough? Windows longer than the pack's longest do not say when the visit takes place; nothing is deducted there.
 */
export function deductionRule(pack: Pack, agency: AgencyRecord): Candidates['follows'] {
  const ends = new Map<number, { until: number; longest: number } | undefined>();
  const endOf = (day: number, endedDay: number) => {
    const key = day * 1e6 + endedDay;
    if (!ends.has(key)) {
      const value = pack.find('inspection.deduction', fromDay(day), scopeOf(agency))?.value;
      const ended = fromDay(endedDay);
      ends.set(
        key,
        value && {
          until:
            value.months === undefined ? Number.POSITIVE_INFINITY : toDay(addMonths(ended, value.months)),
          longest: value.longest_months,
        },
      );
    }
    return ends.get(key);
  };
  return ({ startDay, endDay }, { day, endedDay }) => {
    const end = endOf(day, endedDay);
    return (
      end !== undefined &&
      startDay <= end.until &&
      endDay >= endedDay &&
      endDay < toDay(addMonths(fromDay(startDay), end.longest))
    );
  };
}

/** What is deducted by which clause, for print: one sentence for each text that says so. */
export function deductionTexts(pack: Pack, on: LocalDate, agencies: readonly AgencyRecord[]): string[] {
  const texts = new Map<string, Set<string>>();
  for (const agency of agencies) {
    const found = pack.find('inspection.deduction', on, scopeOf(agency));
    if (!found) continue;
    const { months } = found.value;
    const span = months === undefined ? `${yearOf(on)}年内以后` : `检查完毕之日起${months}个月内`;
    const text = `触发式现场检查的事项覆盖${span}计划的现场检查的，抵作该次计划检查（${clauseText(found.clause)}）${found.note === undefined ? '' : `。${found.note}`}`;
    const sectors = texts.get(text) ?? new Set();
    texts.set(text, sectors.add(agency.sector || '未分条线'));
  }
  return [...texts].map(([text, sectors]) => `${[...sectors].join('、')}：${text}`);
}
