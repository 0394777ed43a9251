import { UserError } from '../kernel/errors.ts';
import type { Store } from '../store/store.ts';
import { prose } from '../supervision/take-step.ts';
import { sealedComplaints } from './complaint-store.ts';
import { requireKey } from './key-file.ts';
import type { ComplaintView, Person } from './model.ts';
import { placeOf } from './register-complaint.ts';
import { unseal } from './seal.ts';
import { requireComplaint } from './show-complaints.ts';

export interface RevealDeps {
  readonly store: Store;
  readonly keyPath: string;
}

export interface Revealed extends ComplaintView {
  readonly person: Person;
}

/**
 * 查看投诉人: needs a reason; who looked and why is on record before anything is shown, what was seen is not.
 * @throws UserError E_REVEAL, E_KEY_MISSING, E_KEY_WRONG, E_SEAL_BROKEN
 */
export function revealPerson({ store, keyPath }: RevealDeps, id: number, reason: string): Revealed {
  const why = prose(reason);
  if (why === '') {
    throw new UserError('E_REVEAL', '查看投诉人信息要写明理由', {
      hint: '加上 --reason <理由>，理由会记入留痕',
    });
  }
  const view = requireComplaint(store, id);
  const row = store.get(sealedComplaints, id);
  if (!row) {
    throw new UserError('E_REVEAL', `投诉${id}没有登记投诉人信息`, { hint: `zfjd complaint show ${id}` });
  }
  const person = unseal(requireKey(keyPath, row.key_id), placeOf(id), row.sealed);
  store.write((tx) =>
    tx.record({
      act: 'complaint.reveal',
      subject: 'complaint',
      id,
      summary: `查看投诉${id}（${view.complaint.agency.name}）的投诉人信息`,
      reason: why,
    }),
  );
  return { ...view, person };
}

/**
 * What is known to be personal of a complaint, to be blotted out of what people write about it later; nothing where
 * the key is not at hand. Never shown.
 */
export function personalValues({ store, keyPath }: RevealDeps, id: number): string[] {
  const row = store.get(sealedComplaints, id);
  try {
    if (!row) return [];
    const { wording: _wording, ...person } = unseal(requireKey(keyPath, row.key_id), placeOf(id), row.sealed);
    return Object.values(person);
  } catch (error) {
    if (error instanceof UserError) return [];
    throw error;
  }
}

/** What checking the ledger found. */
export interface SealCheck {
  readonly sealed: number;
  /** Numbers of complaints whose person cannot be read, each with why. */
  readonly faults: readonly { readonly id: number; readonly reason: string }[];
}

/** 检查密文: whether everything under the key can be read with it; nothing of it is shown. */
export function checkSeals({ store, keyPath }: RevealDeps): SealCheck {
  const rows = store.all(sealedComplaints, null);
  const faults = rows.flatMap(({ id, sealed, key_id: keyId }) => {
    try {
      unseal(requireKey(keyPath, keyId), placeOf(id), sealed);
      return [];
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      return [{ id, reason: error.message }];
    }
  });
  return { sealed: rows.length, faults };
}
