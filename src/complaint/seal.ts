import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { UserError } from '../kernel/errors.ts';
import type { Key } from './key-file.ts';
import type { Person } from './model.ts';

const CIPHER = 'aes-256-gcm';
const NONCE = 12;
const TAG = 16;

/**
 * 加密: AES-256-GCM with a fresh random nonce; nonce, tag, cipher text. `place` binds it to one complaint, so that
 * it cannot be put into another unseen.
 */
export function seal(key: Key, place: string, person: Person): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv(CIPHER, key.bytes, nonce).setAAD(Buffer.from(place));
  const text = Buffer.concat([cipher.update(JSON.stringify(person), 'utf8'), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), text]);
}

/** 解密. @throws UserError E_SEAL_BROKEN where it was changed, or belongs elsewhere */
export function unseal(key: Key, place: string, sealed: Buffer): Person {
  try {
    const decipher = createDecipheriv(CIPHER, key.bytes, sealed.subarray(0, NONCE))
      .setAAD(Buffer.from(place))
      .setAuthTag(sealed.subarray(NONCE, NONCE + TAG));
    const text = Buffer.concat([decipher.update(sealed.subarray(NONCE + TAG)), decipher.final()]);
    return JSON.parse(text.toString('utf8')) as Person;
  } catch (error) {
    throw new UserError('E_SEAL_BROKEN', `${place}的投诉人信息解不开：密文被改动或损坏`, {
      hint: '运行 zfjd complaint check 看还有哪些；用数据库备份核对',
      cause: error,
    });
  }
}
