import type { LocalDate } from '../../kernel/local-date.ts';
import type { AlertSeverity } from '../models/model.ts';

/** What happens to an alert after it was raised: 消除, 再次出现, the three results of 核实, 撤销核实. */
export const EVENT_NAMES = {
  cleared: '消除',
  raised: '再次出现',
  confirmed: '属实',
  explained: '有合理说明',
  'data-error': '数据错误',
  reopened: '撤销核实',
} as const;
export type EventKind = keyof typeof EVENT_NAMES;

/** 核实结果 */
export const RESULTS_OF_VERIFYING = ['confirmed', 'explained', 'data-error'] as const;
export type VerifyResult = (typeof RESULTS_OF_VERIFYING)[number];

/** 预警状态, computed from the last event. */
export const ALERT_STATE_NAMES = {
  open: '待核实',
  confirmed: '属实',
  explained: '有合理说明',
  'data-error': '数据错误',
  cleared: '已消除',
} as const;
export type AlertState = keyof typeof ALERT_STATE_NAMES;

export function stateAfter(last: string | null): AlertState {
  return last === null || last === 'raised' || last === 'reopened' ? 'open' : (last as AlertState);
}

/** 预警 as it stands. */
export interface Alert {
  readonly id: number;
  /** `2026-10` */
  readonly month: string;
  readonly model: string;
  readonly subject: string;
  readonly batch: number;
  readonly agency: {
    readonly id: number;
    readonly code: string;
    readonly name: string;
    readonly sector: string;
  };
  readonly severity: AlertSeverity;
  readonly message: string;
  readonly basis: string;
  /** 口径 or contradiction; empty = none. */
  readonly note: string;
  /** How many records it rests on. */
  readonly records: number;
  readonly raisedOn: LocalDate;
  readonly state: AlertState;
  /** What the last event says; empty before the first. */
  readonly text: string;
  /** Case that came of it; empty = none. */
  readonly caseNumber: string;
}

export interface AlertEvent {
  readonly kind: EventKind;
  readonly on: LocalDate;
  readonly text: string;
  readonly fileId?: number;
  readonly caseNumber: string;
  readonly by: string;
}

/** A record an alert rests on, with its place in the file it came from. */
export interface AlertRecord {
  readonly alertId: number;
  readonly recordId: string;
  readonly agency: string;
  readonly checkedOn: LocalDate;
  readonly object: string;
  readonly items: string;
  readonly code: string;
  readonly planCode: string;
  readonly cancelled: boolean;
  readonly file: string;
  readonly row: number;
}
