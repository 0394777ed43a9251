import { UserError } from '../../kernel/errors.ts';
import { groupBy } from '../../kernel/group.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import { ellipsis, normalise } from '../../kernel/text.ts';
import { keepFile } from '../../store/archive.ts';
import type { Reader, Tx } from '../../store/store.ts';
import type { NewClue } from '../../supervision/model.ts';
import { openClue } from '../../supervision/open-case.ts';
import { MODELS } from '../models/index.ts';
import { openClocks, settleClocks } from './alert-clock.ts';
import { insertAlertEvent, readAlert } from './alert-store.ts';
import { ALERT_STATE_NAMES, EVENT_NAMES, type Alert, type AlertState, type VerifyResult } from './model.ts';
import type { ScanDeps } from './scan-months.ts';

export interface VerifyOptions {
  readonly ids: readonly number[];
  readonly result: VerifyResult;
  /** What was found out, and how. */
  readonly text: string;
  readonly proof?: { readonly name: string; readonly bytes: Uint8Array } | undefined;
  /** Confirmed alerts of one agency become one case. */
  readonly together?: boolean | undefined;
  /** Day of the verification; today where absent. */
  readonly on?: LocalDate | undefined;
}

/** A case that a confirmed alert became, or was already. */
export interface AlertCase {
  readonly number: string;
  readonly opened: boolean;
  readonly alerts: readonly number[];
}

export interface Verified {
  readonly alerts: readonly Alert[];
  readonly cases: readonly AlertCase[];
  /** 核实期限 still running in the months concerned. */
  readonly due: readonly { readonly month: string; readonly title: string; readonly dueOn: LocalDate }[];
}

/**
 * 核实: keeps what came of verifying alerts; confirmed ones become cases (线索), each of its own or together by agency.
 * All of them or none.
 * @throws UserError E_ALERT_UNKNOWN, E_ALERT_STATE, E_ALERT_TEXT, E_ALERT_DATE
 */
export function verifyAlerts(deps: ScanDeps, options: VerifyOptions): Verified {
  const { store } = deps;
  const { result, text, proof, together = false } = options;
  return store.write((tx) => {
    const alerts = requireAlerts(tx, options.ids, (state) => state === 'open', '待核实');
    const said = requireText(text);
    const today = store.actor.clock.today();
    const on = requireDay(options.on ?? today, today, alerts);
    const fileId = proof && keepFile(tx, proof.name, proof.bytes, today);
    const cases = result === 'confirmed' ? openCases(tx, deps, alerts, { said, fileId, together, on }) : [];
    for (const alert of alerts) {
      const number = cases.find((one) => one.alerts.includes(alert.id))?.number ?? '';
      addEvent(tx, deps, alert, { kind: result, on, text: said, fileId, caseNumber: number });
    }
    return settled(tx, deps, alerts, cases);
  });
}

/**
 * 撤销核实: alerts are open again; a further fact, nothing is taken away. A case that was opened stays and is
 * ended by the acts of a case.
 * @throws UserError as `verifyAlerts`
 */
export function reopenAlerts(
  deps: ScanDeps,
  { ids, text }: { readonly ids: readonly number[]; readonly text: string },
): Verified {
  const { store } = deps;
  return store.write((tx) => {
    const alerts = requireAlerts(tx, ids, (state) => state !== 'open' && state !== 'cleared', '已经核实');
    const said = requireText(text);
    const on = store.actor.clock.today();
    for (const alert of alerts)
      addEvent(tx, deps, alert, { kind: 'reopened', on, text: said, fileId: undefined, caseNumber: '' });
    return settled(tx, deps, alerts, []);
  });
}

interface Fact {
  readonly kind: VerifyResult | 'reopened';
  readonly on: LocalDate;
  readonly text: string;
  readonly fileId: number | undefined;
  readonly caseNumber: string;
}

function addEvent(tx: Tx, { store }: ScanDeps, alert: Alert, fact: Fact): void {
  const { clock, operator } = store.actor;
  const { kind, on, text, fileId, caseNumber } = fact;
  tx.run(insertAlertEvent, alert.id, kind, on, text, fileId ?? null, caseNumber, clock.now(), operator);
  const led = caseNumber === '' ? '' : `，案件${caseNumber}`;
  tx.record({
    act: kind === 'reopened' ? 'alert.reopen' : 'alert.verify',
    subject: 'alert',
    id: String(alert.id),
    summary: `预警${alert.id}（${alert.month} ${alert.model} ${alert.agency.name}）${EVENT_NAMES[kind]}${led}`,
    before: { state: alert.state },
    after: { state: kind, on, text, caseNumber },
  });
}

function settled(tx: Tx, deps: ScanDeps, alerts: readonly Alert[], cases: readonly AlertCase[]): Verified {
  const months = [...new Set(alerts.map(({ month }) => month))].sort();
  for (const month of months) settleClocks(tx, deps, month, deps.store.actor.clock.today());
  return {
    alerts: alerts.flatMap(({ id }) => readAlert(tx, id) ?? []),
    cases,
    due: months.flatMap((month) =>
      openClocks(tx, month).map(({ title, dueOn }) => ({ month, title, dueOn })),
    ),
  };
}

interface CaseContent {
  readonly said: string;
  readonly fileId: number | undefined;
  readonly together: boolean;
  readonly on: LocalDate;
}

function openCases(tx: Tx, deps: ScanDeps, alerts: readonly Alert[], content: CaseContent): AlertCase[] {
  const groups = content.together
    ? [...groupBy(alerts, ({ agency }) => agency.id).values()]
    : alerts.map((alert) => [alert]);
  return groups.map((group) => ({
    ...openClue(tx, deps.store.actor, clueOf(group, content)),
    alerts: group.map(({ id }) => id),
  }));
}

/** Letters print what a case is about; more than this is told by the alerts themselves. */
const LONGEST_PROBLEM = 1500;

function clueOf(group: readonly Alert[], { said, fileId, on }: CaseContent): NewClue {
  const [first] = group as readonly [Alert, ...Alert[]];
  const months = [...new Set(group.map(({ month }) => month))].sort();
  const messages = group.map(({ message }, i) => (group.length === 1 ? message : `${i + 1}.${message}`));
  return {
    source: {
      kind: 'alert',
      id: group.map(({ id }) => id).join(','),
      text: `${months.map(monthText).join('、')}检查记录数据监督`,
    },
    agency: { code: first.agency.code, name: first.agency.name },
    category: MODELS.find(({ code }) => code === first.model)?.category ?? 'conduct',
    problem: ellipsis(messages.join('；'), LONGEST_PROBLEM),
    discoveredOn: on,
    proof: { text: said, ...(fileId !== undefined && { fileId }) },
  };
}

function monthText(month: string): string {
  return `${month.slice(0, 4)}年${Number(month.slice(5))}月`;
}

function requireAlerts(
  reader: Reader,
  ids: readonly number[],
  fits: (state: AlertState) => boolean,
  wanted: string,
): Alert[] {
  const found = [...new Set(ids)].map((id) => ({ id, alert: readAlert(reader, id) }));
  const missing = found.filter(({ alert }) => !alert).map(({ id }) => id);
  if (missing.length > 0) {
    throw new UserError('E_ALERT_UNKNOWN', `没有这些编号的预警：${missing.join('、')}`, {
      hint: '运行 zfjd inspection alerts 查看编号',
    });
  }
  const alerts = found.flatMap(({ alert }) => alert ?? []);
  const wrong = alerts.filter(({ state }) => !fits(state));
  if (wrong.length > 0) {
    const states = wrong.map(({ id, state }) => `${id}（${ALERT_STATE_NAMES[state]}）`).join('、');
    throw new UserError('E_ALERT_STATE', `这些预警不是${wanted}的：${states}`, {
      hint: '去掉这些编号；改变核实结果先用 --undo 撤销',
    });
  }
  return alerts;
}

function requireText(text: string): string {
  const said = normalise(text);
  if (said !== '') return said;
  throw new UserError('E_ALERT_TEXT', '没有写核实情况', { hint: '用 --text 写明怎么核实、结果是什么' });
}

function requireDay(on: LocalDate, today: LocalDate, alerts: readonly Alert[]): LocalDate {
  if (on > today) {
    throw new UserError('E_ALERT_DATE', `核实日期${on}晚于今天${today}`, { hint: '检查日期' });
  }
  const early = alerts.find(({ raisedOn }) => on < raisedOn);
  if (!early) return on;
  throw new UserError('E_ALERT_DATE', `核实日期${on}早于预警${early.id}的日期${early.raisedOn}`, {
    hint: '检查日期',
  });
}
