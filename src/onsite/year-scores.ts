import type { LocalDate } from '../kernel/local-date.ts';
import type { Pack } from '../policy/pack.ts';
import type { Reader } from '../store/store.ts';
import { formOf } from './check-form.ts';
import type { SiteCheck } from './model.ts';
import { scoreOf } from './score.ts';
import { readChecks } from './store.ts';

/** 现场检查的得分 as a share: ∑(分值×系数) of ∑分值 of the items that apply. */
export interface SiteScore {
  readonly agencyCode: string;
  readonly checkedOn: LocalDate;
  readonly points: number;
  readonly base: number;
}

/** The checks of a year's quarters that have a score, each by its newest version. */
export function siteScoresOf(reader: Reader, pack: Pack, year: number): SiteScore[] {
  return [1, 2, 3, 4].flatMap((number) => {
    const quarter = `${year}Q${number}`;
    const newest = new Map<string, SiteCheck>();
    for (const check of readChecks(reader, quarter)) newest.set(check.agency.code, check);
    return [...newest.values()].flatMap((check): SiteScore[] => {
      const { points, base, tenths } = scoreOf(formOf(pack, quarter, check.unitType), check.answers);
      if (tenths === undefined) return [];
      return [{ agencyCode: check.agency.code, checkedOn: check.checkedOn, points: points / 100, base }];
    });
  });
}
