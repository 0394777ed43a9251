import { placeText } from '../kernel/cell-ref.ts';
import type { Finding } from '../kernel/finding.ts';
import { fromDay } from '../kernel/local-date.ts';
import type { Pack } from '../policy/pack.ts';
import type { Reader } from '../store/store.ts';
import type { ChangedVisits } from './asked-visits.ts';
import { agreementsOf } from './joint/agreements.ts';
import { judgeVisits, type RuleHit } from './judge-visits.ts';
import { finding, placeOf, valueOf } from './judge.ts';
import type { LinePlace, RawLine } from './model.ts';
import { planValues } from './plan-values.ts';
import { RULES } from './rules/index.ts';
import type { AgencyRule, PortfolioContext } from './rules/rule.ts';
import { readLinesById, readPlacesById } from './store.ts';
import { objectsInBatches, objectsOfPlans, readLivePlans } from './visit-store.ts';
import type { LivePlan, Visit } from './visits.ts';

const AGENCY_RULES = RULES.filter(
  (rule): rule is AgencyRule => rule.over === 'portfolio' && rule.each === 'agency',
);

/** What the comparison finds for an open plan. */
export interface PortfolioFinding {
  readonly planId: number;
  /** The object whose visits it is about; absent where it is of no single one. */
  readonly objectId: number | undefined;
  readonly finding: Finding;
}

/** What is found about some objects. */
export interface JudgedObjects {
  /** How many objects this batch was of. */
  readonly judged: number;
  /** With changes: for which plans each was looked at. What was found for these before no longer counts. */
  readonly asked: readonly (readonly [planId: number, objectId: number])[];
  readonly found: readonly PortfolioFinding[];
}

/**
 * 统筹: the live plans of a year, compared object by object. Which visits an object gets is one look into the
 * index; who meets whom is decided among those few in memory, for all rules at once.
 */
export class Portfolio {
  readonly plans: ReadonlyMap<number, LivePlan>;
  /** What the rules may look at besides the visits. */
  readonly context: PortfolioContext;
  readonly #reader: Reader;

  constructor(reader: Reader, pack: Pack, year: number) {
    this.#reader = reader;
    this.plans = new Map(readLivePlans(reader, year).map((plan) => [plan.id, plan]));
    this.context = { value: planValues(pack), agreed: agreementsOf(reader, year) };
  }

  /** Those that findings are for. */
  get open(): LivePlan[] {
    return [...this.plans.values()].filter(({ filed }) => !filed);
  }

  /** Objects that some plans visit, live or not. */
  objectsOf(planIds: readonly number[]): number[] {
    return this.#reader.all(objectsOfPlans, JSON.stringify(planIds)).map(({ id }) => id);
  }

  /**
   * What open plans are told about these objects, in batches; each may be stored before the next is asked for.
   * With `changes` only those plans are told anew for which they may make a difference.
   */
  *judgeObjects(ids: readonly number[], changes?: ChangedVisits): Generator<JudgedObjects> {
    for (const objects of objectsInBatches(this.#reader, ids, this.plans, changes?.former)) {
      const { asked, hits } = judgeVisits(objects, changes, this.context);
      yield { judged: objects.length, asked, found: this.#found(hits) };
    }
  }

  /** What open plans are told about other plans of these agencies. */
  judgeAgencies(ids: ReadonlySet<number>): PortfolioFinding[] {
    const context = { ...this.context, reader: this.#reader };
    const byAgency = new Map<number, LivePlan[]>();
    for (const plan of this.plans.values()) {
      if (plan.agencyId === undefined || !ids.has(plan.agencyId)) continue;
      const known = byAgency.get(plan.agencyId);
      if (known) known.push(plan);
      else byAgency.set(plan.agencyId, [plan]);
    }
    const hits = [...byAgency.values()].flatMap((plans) =>
      AGENCY_RULES.flatMap((rule) =>
        rule.check(plans, context).map((hit): RuleHit => ({ rule, hit, objectId: undefined })),
      ),
    );
    return this.#found(hits);
  }

  /** Hits as people get them; the lines that they tell of are read all at once. */
  #found(hits: readonly RuleHit[]): PortfolioFinding[] {
    const lines = readLinesById(this.#reader, distinct(hits.map(({ hit }) => hit.lineId)));
    const met = hits.flatMap(({ hit: { message } }) =>
      typeof message === 'string' ? [] : message.visit.lineId,
    );
    const places = readPlacesById(this.#reader, distinct(met));
    return hits.map(({ rule, hit: { planId, lineId, by, message, ...rest }, objectId }) => {
      const line = lines.get(lineId) as RawLine;
      const { file } = this.plans.get(planId) as LivePlan;
      const text =
        typeof message === 'string'
          ? message
          : message.text(placeOfVisit(message.visit, places.get(message.visit.lineId) as LinePlace));
      const hit = { ...rest, message: text };
      return {
        planId,
        objectId,
        finding: finding(rule, hit, by, placeOf(file, line, hit), valueOf(line, hit)),
      };
    });
  }
}

/** Where a visit is planned, for people. */
function placeOfVisit({ plan, startDay, endDay }: Visit, place: LinePlace): string {
  return `${plan.agency}${placeText({ file: plan.file, ...place })}（${fromDay(startDay)}至${fromDay(endDay)}）`;
}

function distinct(ids: readonly number[]): number[] {
  return [...new Set(ids)];
}
