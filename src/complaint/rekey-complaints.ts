import { resolve } from 'node:path';
import { UserError } from '../kernel/errors.ts';
import { prose } from '../supervision/take-step.ts';
import { keyInUse, resealComplaint, sealedComplaints } from './complaint-store.ts';
import { keepKey, nextKeyPath, prepareNextKey, requireKey, takeNextKey } from './key-file.ts';
import { checkSeals, type RevealDeps } from './reveal-person.ts';
import { placeOf } from './register-complaint.ts';
import { seal, unseal } from './seal.ts';

export interface RekeyOptions {
  readonly reason: string;
  /** Where the old key goes; what was backed up before can only be read with it. */
  readonly keepOld: string;
}

export interface Rekeyed {
  /** How many complaints were sealed anew. */
  readonly sealed: number;
  readonly keyPath: string;
  readonly keptOld: string;
  readonly warnings: readonly string[];
}

/**
 * 更换密钥: everything under the key is sealed with a new one, in one transaction. The old key is kept first and the
 * new one stands beside it (`.new`) before the transaction; it takes the old one's place after. Cut short anywhere,
 * the key that the file was sealed with is at hand: before the transaction the old one, after it the new one, which
 * `requireKey` puts into its place at the next need. @throws UserError E_REKEY, E_KEY_MISSING, E_KEY_WRONG …
 */
export function rekeyComplaints(deps: RevealDeps, options: RekeyOptions): Rekeyed {
  const { store, keyPath } = deps;
  const reason = prose(options.reason);
  const keepOld = resolve(options.keepOld);
  if (reason === '') throw new UserError('E_REKEY', '没有写更换密钥的理由', { hint: '用 --reason 写明' });
  if (keepOld === keyPath || keepOld === nextKeyPath(keyPath)) {
    throw new UserError('E_REKEY', `旧密钥不能留在原处：${keepOld}`, { hint: '--keep-old 写另一个文件' });
  }
  const used = store.get(keyInUse)?.key_id;
  if (used === undefined) {
    throw new UserError('E_REKEY', '台账中没有加密的投诉人信息，不需要更换密钥', {
      hint: '第一次登记投诉人信息时会建立密钥',
    });
  }
  const old = requireKey(keyPath, used);
  refuseBroken(deps);
  keepKey(old, keepOld);
  const key = prepareNextKey(keyPath);
  // What is overwritten must not stay readable in the file with the old key.
  store.pragma('secure_delete = ON');
  const sealed = store.write((tx) => {
    if (tx.get(keyInUse)?.key_id !== used) {
      throw new UserError('E_REKEY', '密钥刚被另一个人更换，本次没有更换', {
        hint: '运行 zfjd complaint check 核对',
      });
    }
    const rows = tx.all(sealedComplaints, null);
    for (const row of rows) {
      const place = placeOf(row.id);
      tx.run(resealComplaint, seal(key, place, unseal(old, place, row.sealed)), key.id, row.id);
    }
    tx.record({
      act: 'complaint.rekey',
      subject: 'complaint',
      id: 'key',
      summary: `更换投诉台账的密钥，${rows.length}件投诉人信息重新加密`,
      before: { key: old.id },
      after: { key: key.id, sealed: rows.length },
      reason,
    });
    return rows.length;
  });
  store.pragma('wal_checkpoint(TRUNCATE)');
  const taken = takeNextKey(keyPath);
  return {
    sealed,
    keyPath,
    keptOld: keepOld,
    warnings: [
      '以前的数据库备份只能用旧密钥解开；请把新密钥另存备份，不要和数据库放在一起',
      ...(taken
        ? []
        : [`新密钥还在${nextKeyPath(keyPath)}，没有能换到${keyPath}；核对文件夹的权限，下次用到时再换`]),
    ],
  };
}

function refuseBroken(deps: RevealDeps): void {
  const { faults } = checkSeals(deps);
  if (faults.length === 0) return;
  throw new UserError(
    'E_REKEY',
    `有${faults.length}件投诉人信息解不开，不能更换密钥：投诉${faults.map(({ id }) => id).join('、')}`,
    { hint: '运行 zfjd complaint check 查看；先用备份核对、恢复' },
  );
}
