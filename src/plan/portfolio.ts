import { placeText } from '../kernel/cell-ref.ts';
import type { Finding } from '../kernel/finding.ts';
import { fromDay } from '../kernel/local-date.ts';
import type { Pack } from '../policy/pack.ts';
import type { Row } from '../store/query.ts';
import type { Reader } from '../store/store.ts';
import { agreementsOf } from './joint/agreements.ts';
import { finding, placeOf, valueOf } from './judge.ts';
import { placeOfLine, type RawLine } from './model.ts';
import { planValues } from './plan-values.ts';
import { RULES } from './rules/index.ts';
import type { AgencyRule, ObjectRule, PortfolioContext } from './rules/rule.ts';
import { linePlace, readLine } from './store.ts';
import { objectsInBatches, objectsOfPlans, readLivePlans } from './visit-store.ts';
import type { LivePlan, Visit } from './visits.ts';

const OBJECT_RULES = RULES.filter(
  (rule): rule is ObjectRule => rule.over === 'portfolio' && rule.each === 'object',
);
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

/**
 * 统筹: the live plans of a year, compared object by object. Which visits an object gets is one look into the
 * index; who meets whom is decided among those few in memory, for all rules at once.
 */
export class Portfolio {
  readonly plans: ReadonlyMap<number, LivePlan>;
  readonly #reader: Reader;
  readonly #context: PortfolioContext;
  readonly #lines = new Map<number, RawLine>();

  constructor(reader: Reader, pack: Pack, year: number) {
    this.#reader = reader;
    this.plans = new Map(readLivePlans(reader, year).map((plan) => [plan.id, plan]));
    this.#context = {
      value: planValues(pack),
      tell: (visit) => this.#tell(visit),
      agreed: agreementsOf(reader, year),
    };
  }

  /** Those that findings are for. */
  get open(): LivePlan[] {
    return [...this.plans.values()].filter(({ filed }) => !filed);
  }

  /** Objects that some plans visit, live or not. */
  objectsOf(planIds: readonly number[]): number[] {
    return this.#reader.all(objectsOfPlans, JSON.stringify(planIds)).map(({ id }) => id);
  }

  /** What open plans are told about these objects, in batches; each may be stored before the next is asked for. */
  *judgeObjects(ids: readonly number[]): Generator<PortfolioFinding[]> {
    for (const objects of objectsInBatches(this.#reader, ids, this.plans)) {
      this.#lines.clear();
      const found: PortfolioFinding[] = [];
      for (const object of objects) {
        if (object.visits.every(({ plan }) => plan.filed)) continue;
        for (const rule of OBJECT_RULES) {
          for (const hit of rule.check(object, this.#context)) found.push(this.#found(rule, hit, object.id));
        }
      }
      yield found;
    }
  }

  /** What open plans are told about other plans of these agencies. */
  judgeAgencies(ids: ReadonlySet<number>): PortfolioFinding[] {
    const context = { ...this.#context, reader: this.#reader };
    const byAgency = new Map<number, LivePlan[]>();
    for (const plan of this.plans.values()) {
      if (plan.agencyId === undefined || !ids.has(plan.agencyId)) continue;
      const known = byAgency.get(plan.agencyId);
      if (known) known.push(plan);
      else byAgency.set(plan.agencyId, [plan]);
    }
    return [...byAgency.values()].flatMap((plans) =>
      AGENCY_RULES.flatMap((rule) =>
        rule.check(plans, context).map((hit) => this.#found(rule, hit, undefined)),
      ),
    );
  }

  #found(
    rule: ObjectRule | AgencyRule,
    { planId, lineId, by, ...hit }: ReturnType<ObjectRule['check']>[number],
    objectId: number | undefined,
  ): PortfolioFinding {
    const line = this.#line(lineId);
    const { file } = this.plans.get(planId) as LivePlan;
    return {
      planId,
      objectId,
      finding: finding(rule, hit, by, placeOf(file, line, hit), valueOf(line, hit)),
    };
  }

  #tell({ plan, lineId, startDay, endDay }: Visit): string {
    const { sheet, row, side } = this.#reader.get(linePlace, lineId) as Row<typeof linePlace>;
    const place = placeOfLine({ sheet, row, side });
    return `${plan.agency}${placeText({ file: plan.file, ...place })}（${fromDay(startDay)}至${fromDay(endDay)}）`;
  }

  #line(id: number): RawLine {
    const known = this.#lines.get(id) ?? readLine(this.#reader, id);
    this.#lines.set(id, known);
    return known;
  }
}
