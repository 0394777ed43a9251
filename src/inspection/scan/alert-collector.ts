import { clauseText } from '../../kernel/finding.ts';
import type { DatedValue } from '../../policy/pack.ts';
import type { AlertModel, AlertSeverity, ByVisit, Hit, RecordModel } from '../models/model.ts';
import { severityOf } from '../models/severity.ts';
import type { ScanContext } from './context.ts';
import type { Visit } from './facts.ts';

/** 预警 as found, before it is compared with what was raised earlier. */
export interface FoundAlert {
  readonly model: string;
  readonly subject: string;
  readonly agencyId: number;
  readonly severity: AlertSeverity;
  readonly message: string;
  readonly basis: string;
  readonly note: string;
  /** Ids of the records it rests on. */
  readonly records: readonly number[];
}

/** A model with the value it works by. */
interface Working {
  readonly model: RecordModel;
  readonly by: DatedValue;
}

/**
 * Makes alerts of hits: weighs them by the pack, and leaves out models that are switched off. Each is handed on as it is
 * found: a month may have hundreds of thousands.
 */
export class AlertCollector {
  readonly #take: (alert: FoundAlert) => void;
  readonly #context: ScanContext;
  /** By kind of export and `placeOf`: the same for many records. */
  readonly #working = new Map<string, Map<number, readonly Working[]>>();

  constructor(context: ScanContext, take: (alert: FoundAlert) => void) {
    this.#context = context;
    this.#take = take;
  }

  /** The value a model works by for a record; undefined where it does not judge there. */
  by(model: AlertModel, visit: Visit): DatedValue | undefined {
    if (model.needs.includes('codes') && visit.layout !== 'code') return undefined;
    const by = this.#context.value(model.parameter, visit);
    return by && this.#context.value('inspection.models', visit)?.value.off.includes(model.code) !== true
      ? by
      : undefined;
  }

  /** As `by`, of one model. */
  asking(model: AlertModel): ByVisit {
    return (visit) => this.by(model, visit) as ReturnType<ByVisit>;
  }

  /** Those of the models that judge a record, each with its value. */
  working(models: readonly RecordModel[], visit: Visit): readonly Working[] {
    let known = this.#working.get(visit.layout);
    if (!known) this.#working.set(visit.layout, (known = new Map()));
    const key = this.#context.placeOf(visit);
    let working = known.get(key);
    if (!working) {
      working = models.flatMap((model) => {
        const by = this.by(model, visit);
        return by ? [{ model, by }] : [];
      });
      known.set(key, working);
    }
    return working;
  }

  add(model: AlertModel, hit: Hit): void {
    const [first] = hit.records;
    this.#take({
      model: model.code,
      subject: hit.subject,
      agencyId: hit.agency.id,
      severity: hit.severity ?? this.#severity(model, hit.by, first),
      message: hit.message,
      basis: clauseText(hit.by.clause),
      note: hit.by.note ?? '',
      records: hit.records.map(({ id }) => id),
    });
  }

  #severity(model: AlertModel, { value }: DatedValue, visit: Visit): AlertSeverity {
    if (this.#context.value('inspection.models', visit)?.value.hints.includes(model.code) === true)
      return '提示';
    return severityOf(value);
  }
}
