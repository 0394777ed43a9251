import type { Calendar } from '../calendar/calendar.ts';
import { setDeadline } from '../calendar/deadlines.ts';
import { sha256 } from '../kernel/digest.ts';
import { UserError } from '../kernel/errors.ts';
import type { Clause } from '../kernel/finding.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import { blotPersonal } from '../kernel/personal.ts';
import { normalise } from '../kernel/text.ts';
import type { Store, Tx } from '../store/store.ts';
import { prose } from '../supervision/take-step.ts';
import {
  complaintByIdentity,
  insertComplaint,
  keyInUse,
  lastComplaint,
  writeComplaintFact,
} from './complaint-store.ts';
import { createKey, keyModeFault, passingKey, readKey, requireKey, type Key } from './key-file.ts';
import type { ComplaintInput, ComplaintView, Person } from './model.ts';
import { seal } from './seal.ts';
import { requireComplaint } from './show-complaints.ts';

export interface ComplaintDeps {
  readonly store: Store;
  readonly calendar: Calendar;
  /** Where the key is, or will be. */
  readonly keyPath: string;
}

export interface RegisteredComplaint {
  readonly id: number;
  readonly registered: boolean;
}

/** A key at hand, and what a person should know of it. */
export interface KeyAtHand {
  readonly key: Key;
  readonly warnings: readonly string[];
}

/**
 * The key to seal with: that in use; a new one only while nothing was ever sealed, so that a lost key is never
 * replaced in silence. A dry run makes none, it seals with one that nobody keeps.
 * @throws UserError E_KEY_MISSING, E_KEY_WRONG …
 */
export function sealingKey({ store, keyPath }: ComplaintDeps, dryRun = false): KeyAtHand {
  const used = store.get(keyInUse)?.key_id;
  const found = used === undefined ? readKey(keyPath) : requireKey(keyPath, used);
  if (!found && dryRun) return { key: passingKey(), warnings: [] };
  const key = found ?? createKey(keyPath);
  const fault = keyModeFault(key);
  return {
    key,
    warnings: [
      ...(found
        ? []
        : [
            `已建立密钥文件：${key.path}。投诉人信息只能用它解开，丢失后无法恢复；请立即另存备份，不要和数据库放在一起`,
          ]),
      ...(fault === undefined ? [] : [fault]),
    ],
  };
}

const TERM: Clause = { document: '投诉台账', at: '（登记的办理时限，文件未规定期限）' };

/**
 * 登记投诉 within the caller's transaction: who complained is sealed, and blotted out of the wording. The same
 * complaint again (number of the slip and agency; or without a number, day and wording) changes nothing. The
 * journal is told nothing of its content. @throws UserError E_COMPLAINT for one that is incomplete
 */
export function registerComplaint(
  tx: Tx,
  { store, calendar }: ComplaintDeps,
  key: Key | undefined,
  input: ComplaintInput,
): RegisteredComplaint {
  const { actor } = store;
  const { agency, receivedOn, due } = input;
  const channel = { ...input.channel, id: normalise(input.channel.id ?? '') };
  const { subject, person } = parted(input);
  requireWhole(subject, receivedOn, due, actor.clock.today());
  const told = channel.id === '' ? [channel.text, receivedOn, subject] : [channel.id];
  const identity = sha256(JSON.stringify([channel.kind, agency.code, ...told]));
  const known = tx.get(complaintByIdentity, identity);
  if (known) return { id: known.id, registered: false };
  if (person && !key) throw new Error('nothing to seal with');
  const used = tx.get(keyInUse)?.key_id;
  if (person && used !== undefined && used !== key?.id) {
    throw new UserError('E_KEY_WRONG', '投诉台账的密钥刚被更换，本次没有登记', { hint: '重新运行' });
  }
  const id = (tx.get(lastComplaint)?.id ?? 0) + 1;
  tx.run(
    insertComplaint,
    id,
    identity,
    agency.code,
    agency.name,
    channel.kind,
    channel.id,
    channel.text,
    subject,
    receivedOn,
    person && key ? seal(key, placeOf(id), person) : null,
    person && key ? key.id : '',
    input.origin ?? '',
    actor.clock.now(),
    actor.operator,
  );
  tx.record({
    act: 'complaint.add',
    subject: 'complaint',
    id,
    summary: `登记投诉${id}：${agency.name}，${channel.text}`,
    after: { agency, channel, receivedOn, sealed: person !== undefined },
  });
  if (due !== undefined) setTerm(tx, { store, calendar }, id, agency.name, receivedOn, due);
  return { id, registered: true };
}

/** Sets 办理时限; an earlier one must have been withdrawn. */
export function setTerm(
  tx: Tx,
  { store, calendar }: Pick<ComplaintDeps, 'store' | 'calendar'>,
  id: number,
  agency: string,
  on: LocalDate,
  due: LocalDate,
  seq = 1,
  text = '',
): void {
  const { actor } = store;
  writeComplaintFact(tx, {
    complaintId: id,
    seq,
    act: 'term',
    on,
    text: text === '' ? `办理时限${due}` : `办理时限${due}：${text}`,
    recordedAt: actor.clock.now(),
    recordedBy: actor.operator,
  });
  setDeadline(tx, calendar, {
    owner: 'complaint',
    ownerId: String(id),
    step: 'answer',
    title: `办理投诉举报并反馈结果（${placeOf(id)}）`,
    responsible: agency,
    startOn: on,
    startEvent: '投诉台账登记',
    period: { unit: 'fixed', on: due },
    basis: TERM,
  });
}

/** Registers one complaint. @throws UserError E_COMPLAINT_KNOWN where it is registered already */
export function addComplaint(
  deps: ComplaintDeps,
  input: ComplaintInput,
): ComplaintView & { readonly warnings: readonly string[] } {
  const { store } = deps;
  const hand = parted(input).person ? sealingKey(deps) : undefined;
  const { id, registered } = store.write((tx) => registerComplaint(tx, deps, hand?.key, input));
  if (!registered) {
    throw new UserError('E_COMPLAINT_KNOWN', `这件投诉已经登记，投诉号${id}`, {
      hint: `运行 zfjd complaint show ${id} 查看`,
    });
  }
  return { ...requireComplaint(store, id), warnings: hand?.warnings ?? [] };
}

/** What the cipher text of a complaint is bound to. */
export function placeOf(id: number): string {
  return `投诉${id}`;
}

/** The wording without anything personal, and what goes under the key; nobody where there is nothing personal. */
export function parted({ wording, person }: Pick<ComplaintInput, 'wording' | 'person'>): {
  subject: string;
  person?: Person;
} {
  const written = prose(wording);
  const values = Object.values(person).map(normalise);
  const subject = blotPersonal(written, values);
  const blotted = subject !== written;
  if (!blotted && values.every((value) => value === '')) return { subject };
  return { subject, person: { ...person, wording: blotted ? written : '' } };
}

function requireWhole(
  subject: string,
  receivedOn: LocalDate,
  due: LocalDate | undefined,
  today: LocalDate,
): void {
  if (subject === '') throw new UserError('E_COMPLAINT', '没有写诉求内容', { hint: '用 --subject 写明' });
  if (receivedOn > today) {
    throw new UserError('E_CASE_DATE', `收到日期${receivedOn}晚于今天${today}`, { hint: '检查日期' });
  }
  if (due !== undefined && due < receivedOn) {
    throw new UserError('E_CASE_DATE', `办理时限${due}早于收到日期${receivedOn}`, { hint: '检查两个日期' });
  }
}
