import type { Reader } from '../../store/store.ts';
import { monthTallies } from './alert-store.ts';
import { stateAfter } from './model.ts';

/** The alerts of a month in numbers. */
export interface MonthStanding {
  readonly open: number;
  /** Open ones that have to be verified. */
  readonly due: number;
  readonly verified: number;
  readonly cleared: number;
  /** Those not cleared, by model. */
  readonly models: readonly ModelStanding[];
}

export interface ModelStanding {
  readonly code: string;
  readonly alerts: number;
  readonly due: number;
  readonly agencies: number;
}

export function monthStanding(reader: Reader, month: string): MonthStanding {
  const total = { open: 0, due: 0, verified: 0, cleared: 0 };
  const models = new Map<string, { alerts: number; due: number; agencies: Set<number> }>();
  for (const row of reader.all(monthTallies, month)) {
    const state = stateAfter(row.last === '' ? null : row.last);
    if (state === 'cleared') {
      total.cleared += row.alerts;
      continue;
    }
    const due = state === 'open' && row.severity === '应核实' ? row.alerts : 0;
    total[state === 'open' ? 'open' : 'verified'] += row.alerts;
    total.due += due;
    const model = models.get(row.model) ?? { alerts: 0, due: 0, agencies: new Set() };
    model.alerts += row.alerts;
    model.due += due;
    model.agencies.add(row.agency_id);
    models.set(row.model, model);
  }
  return {
    ...total,
    models: [...models]
      .map(([code, { alerts, due, agencies }]) => ({ code, alerts, due, agencies: agencies.size }))
      .sort((a, b) => (a.code < b.code ? -1 : 1)),
  };
}
