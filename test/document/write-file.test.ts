import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { uniquePath, writeFileAtomic } from '../../src/document/write-file.ts';
import { writeTrouble } from '../../src/kernel/file-trouble.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zfjd-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (name: string) => join(folder, name);
const read = (name: string) => readFileSync(at(name), 'utf8');
const refuse = { mode: 0o644, existing: 'refuse' } as const;

describe('writing a file', () => {
  it.each([0o600, 0o644] as const)('writes it whole with mode %o and leaves nothing else', (mode) => {
    expect(writeFileAtomic(at('日报.html'), '内容', { mode, existing: 'refuse' })).toBe(at('日报.html'));
    expect(read('日报.html')).toBe('内容');
    expect(statSync(at('日报.html')).mode & 0o777).toBe(mode);
    expect(readdirSync(folder)).toEqual(['日报.html']);
  });

  it('never overwrites unless told to', () => {
    writeFileSync(at('a.md'), '旧');
    expect(() => writeFileAtomic(at('a.md'), '新', refuse)).toThrow(/文件已经存在/u);
    expect(read('a.md')).toBe('旧');
    writeFileAtomic(at('a.md'), '新', { mode: 0o600, existing: 'replace' });
    expect(read('a.md')).toBe('新');
    expect(statSync(at('a.md')).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['a.md']);
  });

  it('numbers a file beside those that are there', () => {
    const number = { mode: 0o644, existing: 'number' } as const;
    const paths = ['一', '二', '三'].map((data) => writeFileAtomic(at('函.docx'), data, number));
    expect(paths).toEqual([at('函.docx'), at('函(2).docx'), at('函(3).docx')]);
    expect([read('函.docx'), read('函(2).docx'), read('函(3).docx')]).toEqual(['一', '二', '三']);
    expect(uniquePath(at('函.docx'))).toBe(at('函(4).docx'));
    expect(uniquePath(at('新.docx'))).toBe(at('新.docx'));
  });

  it('replaces what a link points to, not the link', () => {
    writeFileSync(at('real'), '旧');
    symlinkSync(at('real'), at('link'));
    expect(writeFileAtomic(at('link'), '新', { mode: 0o644, existing: 'replace' })).toBe(at('link'));
    expect(read('real')).toBe('新');
  });

  it('writes to a device without replacing it', () => {
    expect(writeFileAtomic('/dev/null', 'x', { mode: 0o644, existing: 'replace' })).toBe('/dev/null');
    expect(statSync('/dev/null').isCharacterDevice()).toBe(true);
  });

  it('says what is wrong with the path', () => {
    mkdirSync(at('sub'));
    writeFileSync(at('file'), '');
    const codeOf = (path: string) => {
      try {
        return writeFileAtomic(path, 'x', refuse);
      } catch (error) {
        return (error as { code?: string }).code;
      }
    };
    expect(codeOf(at('sub'))).toBe('E_IS_FOLDER');
    expect(codeOf(at('none/a'))).toBe('E_NO_FOLDER');
    expect(codeOf(at('file/a'))).toBe('E_NO_FOLDER');
    expect(codeOf(at('长'.repeat(200)))).toBe('E_NAME_TOO_LONG');
    expect(readdirSync(folder).sort()).toEqual(['file', 'sub']);
  });

  it.each([
    ['EACCES', 'E_WRITE_DENIED', '没有写入权限'],
    ['EROFS', 'E_WRITE_DENIED', '只读'],
    ['ENOSPC', 'E_DISK_FULL', '磁盘空间不足'],
    ['EDQUOT', 'E_DISK_FULL', '配额'],
  ])('puts %s into words', (errno, code, words) => {
    expect(writeTrouble(Object.assign(new Error(errno), { code: errno }), '甲.md')).toMatchObject({
      code,
      message: expect.stringMatching(new RegExp(`^不能写入「甲\\.md」：.*${words}`, 'u')) as string,
    });
  });

  it('leaves a bug a bug', () => {
    const bug = new TypeError('x');
    expect(writeTrouble(bug, 'a')).toBe(bug);
  });
});
