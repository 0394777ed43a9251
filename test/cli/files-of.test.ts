import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { filesOf } from '../../src/cli/inbox.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zfjd-inbox-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the files of an inbox', () => {
  it('are all below a folder, in order, without what nobody sent', () => {
    for (const name of ['二月', '$RECYCLE.BIN', 'System Volume Information', '__MACOSX'])
      mkdirSync(join(folder, name));
    const names = [
      'b.xlsx',
      'a.csv',
      '二月/c.xls',
      '~$b.xlsx',
      '.DS_Store',
      'Thumbs.db',
      'Desktop.ini',
      '$RECYCLE.BIN/$R1.xlsx',
      'System Volume Information/x.xlsx',
      '__MACOSX/b.xlsx',
      'zfjd.db',
      'zfjd.db-wal',
    ];
    for (const name of names) writeFileSync(join(folder, name), 'x');
    expect(filesOf([folder]).map((path) => relative(folder, path))).toEqual([
      'a.csv',
      'b.xlsx',
      '二月/c.xls',
    ]);
  });

  it.each([
    ['missing', '不存在'],
    ['.', '没有可导入的文件'],
  ])('are asked for where there are none: %s', (name, message) => {
    expect(() => filesOf([join(folder, name)])).toThrow(message);
  });
});
