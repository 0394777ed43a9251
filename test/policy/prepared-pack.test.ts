import { appendFileSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { prepare, prepared } from '../../src/kernel/prepared.ts';
import { loadPack, packForm } from '../../src/policy/load.ts';
import { packFolder, preparedName, preparedPack } from '../../src/policy/prepared-pack.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const SHIPPED = loadPack(packFolder(ROOT), 'jinshan');

describe('a pack that the build has checked', () => {
  const root = mkdtempSync(join(tmpdir(), 'zfjd-prepared-'));
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('is the pack that its YAML files say, until one of them changes', () => {
    cpSync(packFolder(ROOT), packFolder(root), { recursive: true });
    expect(preparedPack(root, 'jinshan')).toBeUndefined();
    const { files, form } = packForm(packFolder(root), 'jinshan');
    const paths = files.map((file) => join('data', 'packs', 'jinshan', file));
    prepare(root, preparedName('jinshan'), paths, form);
    expect(preparedPack(root, 'jinshan')).toEqual(SHIPPED);
    expect(preparedPack(root, 'luqiao')).toBeUndefined();

    appendFileSync(join(root, paths.at(-1) as string), '\n# changed\n');
    expect(preparedPack(root, 'jinshan')).toBeUndefined();
    rmSync(join(root, paths[0] as string));
    expect(preparedPack(root, 'jinshan')).toBeUndefined();
  });

  it('comes with every build', () => {
    expect(preparedPack(ROOT, 'jinshan')).toEqual(SHIPPED);
  });

  it('must be what JSON can hold', () => {
    expect(() => prepare(root, 'x', [], { day: new Date(0) })).toThrow('x is no JSON');
    expect(prepared(root, 'x')).toBeUndefined();
  });
});

it('has no gap in a Chinese sentence where a folded text of YAML was broken', () => {
  const form = JSON.stringify(packForm(packFolder(ROOT), 'jinshan').form);
  expect(form.match(/.{6}[\u4e00-\u9fff，。；：、“”（）] [\u4e00-\u9fff“”（）].{6}/gu)).toBeNull();
});
