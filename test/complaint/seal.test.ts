import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { createKey, keyModeFault, readKey, requireKey } from '../../src/complaint/key-file.ts';
import { seal, unseal } from '../../src/complaint/seal.ts';

const folder = mkdtempSync(join(tmpdir(), 'zfjd-key-'));
afterAll(() => rmSync(folder, { recursive: true }));
const place = (name: string) => join(folder, name, 'zfjd.key');

const PERSON = { name: '张三丰', phone: '13812345678', address: '某路88号', enterprise: '', wording: '' };

describe('the key file', () => {
  it('is made once, for its owner only', () => {
    const key = createKey(place('a'));
    expect(createKey(place('a'))).toEqual(key);
    expect(key.bytes).toHaveLength(32);
    if (process.platform === 'win32') return;
    expect(statSync(place('a')).mode & 0o777).toBe(0o600);
    expect(keyModeFault(key)).toBeUndefined();
    chmodSync(place('a'), 0o644);
    expect(keyModeFault(key)).toContain('应为600');
  });

  it('tells the right key from a wrong, a missing and a damaged one', () => {
    const [a, b] = [createKey(place('b')), createKey(place('c'))];
    expect(requireKey(place('b'), a.id)).toEqual(a);
    expect(() => requireKey(place('c'), a.id)).toThrow('不是这个数据库用的那一把');
    expect(readKey(place('none'))).toBeUndefined();
    expect(() => requireKey(place('none'), b.id)).toThrow('没有找到密钥文件');
    writeFileSync(place('c'), readFileSync(place('c'), 'utf8').slice(0, 30));
    expect(() => readKey(place('c'))).toThrow('已损坏');
  });

  it('does not show in its id', () => {
    const key = createKey(place('d'));
    expect(key.bytes.toString('hex')).not.toContain(key.id);
  });
});

describe('sealing', () => {
  const key = createKey(place('seal'));

  it('gives back what was sealed, whatever it was', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (name, address) => {
        const person = { ...PERSON, name, address };
        expect(unseal(key, '投诉1', seal(key, '投诉1', person))).toEqual(person);
      }),
      { numRuns: 50 },
    );
  });

  it('never seals alike, and shows nothing', () => {
    const sealed = Array.from({ length: 20 }, () => seal(key, '投诉1', PERSON));
    expect(new Set(sealed.map((one) => one.subarray(0, 12).toString('hex'))).size).toBe(20);
    expect(sealed.some((one) => one.includes('张三丰') || one.includes('13812345678'))).toBe(false);
  });

  it('notices every changed byte, and a seal that was moved', () => {
    const sealed = seal(key, '投诉1', PERSON);
    for (let at = 0; at < sealed.length; at += 1) {
      const changed = Buffer.from(sealed);
      changed[at] = (changed[at] ?? 0) ^ 1;
      expect(() => unseal(key, '投诉1', changed)).toThrow('密文被改动或损坏');
    }
    expect(() => unseal(key, '投诉2', sealed)).toThrow('投诉2的投诉人信息解不开');
    expect(() => unseal(key, '投诉1', Buffer.alloc(3))).toThrow('解不开');
  });
});
