import type { LocalDate } from '../../kernel/local-date.ts';
import type { DatedValue, Pack } from '../../policy/pack.ts';
import type { Reader } from '../../store/store.ts';
import { MODELS } from '../models/index.ts';
import type { AlertModel, AlertSeverity } from '../models/model.ts';
import { severityOf } from '../models/severity.ts';
import { modelTallies } from './alert-store.ts';
import { requireModel } from './list-alerts.ts';
import { stateAfter, type AlertState } from './model.ts';

/** A model with how it stands in the district, and what came of its alerts. */
export interface ModelReport {
  readonly model: AlertModel;
  /** Where it works: everywhere, in these 条线 only, or switched off. */
  readonly state: 'on' | 'off' | 'absent';
  readonly severities: readonly AlertSeverity[];
  readonly values: readonly DatedValue[];
  readonly counts: Readonly<Record<AlertState, number>>;
  readonly raised: number;
  /** 属实率: confirmed among verified, 0 to 1; undefined where none is verified. */
  readonly confirmation: number | undefined;
}

export interface ModelOptions {
  readonly on: LocalDate;
  /** Alerts of these months; all where absent. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

/** 预警模型 with counts, so that useless ones show. */
export function listModels(reader: Reader, pack: Pack, options: ModelOptions): ModelReport[] {
  const tallies = reader.all(modelTallies, options.from ?? '', options.to ?? '9999-99');
  return MODELS.map((model) => {
    const counts: Record<AlertState, number> = {
      open: 0,
      confirmed: 0,
      explained: 0,
      'data-error': 0,
      cleared: 0,
    };
    for (const tally of tallies)
      if (tally.model === model.code)
        counts[stateAfter(tally.last === '' ? null : tally.last)] += tally.alerts;
    const verified = counts.confirmed + counts.explained + counts['data-error'];
    return {
      model,
      ...standing(pack, model, options.on),
      counts,
      raised: Object.values(counts).reduce((sum, n) => sum + n, 0),
      confirmation: verified === 0 ? undefined : counts.confirmed / verified,
    };
  });
}

/** @throws UserError E_MODEL_UNKNOWN */
export function showModel(reader: Reader, pack: Pack, code: string, options: ModelOptions): ModelReport {
  const wanted = requireModel(code);
  return listModels(reader, pack, options).find(({ model }) => model === wanted) as ModelReport;
}

function standing(
  pack: Pack,
  model: AlertModel,
  on: LocalDate,
): Pick<ModelReport, 'state' | 'severities' | 'values'> {
  const values = pack.parameters.get(model.parameter)?.values ?? [];
  const switches = pack.find('inspection.models', on)?.value;
  const severities = switches?.hints.includes(model.code)
    ? (['提示'] as const)
    : [...new Set(values.map(({ value }): AlertSeverity => severityOf(value)))];
  const state = switches?.off.includes(model.code) ? 'off' : values.length === 0 ? 'absent' : 'on';
  return { state, severities, values };
}
