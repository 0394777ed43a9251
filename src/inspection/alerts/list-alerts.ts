import { UserError } from '../../kernel/errors.ts';
import { didYouMean } from '../../kernel/suggest.ts';
import { AgencyDirectory } from '../../registry/directory.ts';
import { requireAgency } from '../../registry/require-agency.ts';
import type { Reader } from '../../store/store.ts';
import { MODELS } from '../models/index.ts';
import type { AlertModel, AlertSeverity } from '../models/model.ts';
import { readAlert, readAlertEvents, readAlertRecords, readAlerts } from './alert-store.ts';
import type { Alert, AlertEvent, AlertRecord, AlertState } from './model.ts';

export interface AlertFilter {
  /** First and last month; all where absent. */
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  /** By code or any name. */
  readonly agency?: string | undefined;
  readonly model?: string | undefined;
  readonly state?: AlertState | undefined;
  readonly severity?: AlertSeverity | undefined;
  /** 条线 */
  readonly sector?: string | undefined;
  /** So many at most; all where absent. */
  readonly limit?: number | undefined;
}

export interface AlertList {
  /** How many fit, those not listed included. */
  readonly total: number;
  readonly alerts: readonly Alert[];
  /** Of the alerts listed. */
  readonly records: ReadonlyMap<number, readonly AlertRecord[]>;
}

/** 预警清单: 应核实 before 提示, then by month, agency and model. @throws UserError E_AGENCY_UNKNOWN, E_MODEL_UNKNOWN */
export function listAlerts(reader: Reader, filter: AlertFilter): AlertList {
  const agencyId =
    filter.agency === undefined
      ? undefined
      : requireAgency(new AgencyDirectory(reader), filter.agency, 'E_AGENCY_UNKNOWN').id;
  const model = filter.model === undefined ? undefined : requireModel(filter.model).code;
  const fitting = readAlerts(reader, filter.from ?? '', filter.to ?? '9999-99')
    .filter(
      (alert) =>
        (agencyId === undefined || alert.agency.id === agencyId) &&
        (model === undefined || alert.model === model) &&
        (filter.state === undefined || alert.state === filter.state) &&
        (filter.severity === undefined || alert.severity === filter.severity) &&
        (filter.sector === undefined || alert.agency.sector === filter.sector),
    )
    .sort(byWeight);
  const alerts = filter.limit === undefined ? fitting : fitting.slice(0, filter.limit);
  const records = new Map<number, AlertRecord[]>();
  for (const record of readAlertRecords(
    reader,
    alerts.map(({ id }) => id),
  )) {
    const known = records.get(record.alertId);
    if (known) known.push(record);
    else records.set(record.alertId, [record]);
  }
  return { total: fitting.length, alerts, records };
}

function byWeight(a: Alert, b: Alert): number {
  if (a.severity !== b.severity) return a.severity === '应核实' ? -1 : 1;
  if (a.month !== b.month) return a.month < b.month ? -1 : 1;
  if (a.agency.code !== b.agency.code) return a.agency.code < b.agency.code ? -1 : 1;
  if (a.model !== b.model) return a.model < b.model ? -1 : 1;
  return a.id - b.id;
}

/** One alert with what it rests on and what happened to it. */
export interface AlertDossier {
  readonly alert: Alert;
  /** Undefined for a model that there is no more. */
  readonly model: AlertModel | undefined;
  readonly records: readonly AlertRecord[];
  readonly events: readonly AlertEvent[];
}

/** @throws UserError E_ALERT_UNKNOWN */
export function showAlert(reader: Reader, id: number): AlertDossier {
  const alert = readAlert(reader, id);
  if (!alert) {
    throw new UserError('E_ALERT_UNKNOWN', `没有编号为${id}的预警`, {
      hint: '运行 zfjd inspection alerts 查看编号',
    });
  }
  return {
    alert,
    model: MODELS.find(({ code }) => code === alert.model),
    records: readAlertRecords(reader, [id]),
    events: readAlertEvents(reader, id),
  };
}

/** A model by its code. @throws UserError E_MODEL_UNKNOWN */
export function requireModel(written: string): AlertModel {
  const wanted = written.trim().toUpperCase();
  const model = MODELS.find(({ code }) => code === wanted);
  if (model) return model;
  const codes = MODELS.map(({ code }) => code);
  throw new UserError('E_MODEL_UNKNOWN', `没有预警模型「${written}」。${didYouMean(wanted, codes)}`, {
    hint: '运行 zfjd inspection models 查看全部模型',
  });
}
