import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bench, ROOT } from '../cli/harness.ts';
import { commandsIn } from './commands.ts';

const { zfjd, path } = bench();
const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');

const commands = commandsIn(readme);

describe('README', () => {
  it('shows commands', () => {
    expect(commands.length).toBeGreaterThan(25);
  });

  it.each(commands)('zfjd %s is a command', async (line) => {
    const words = line
      .replaceAll(/\$\([^)]*\)/g, '2026-11-23')
      .replaceAll('/data/', path('/'))
      .split(/\s+/)
      .map((word, i, all) => (all[i - 1] === '-o' ? path(word) : word));
    const { code, err } = await zfjd(words);
    // Without a database nothing can be done; but the words are right: neither unknown (2) nor a defect (70).
    expect({ known: code === 0 || code === 3, err }).toMatchObject({ known: true });
  });

  it.each([...readme.matchAll(/\]\(((?!https?:)[^)#]+)\)/g)].map(([, target = '']) => target))(
    'links to %s, which is there',
    (target) => {
      expect(existsSync(join(ROOT, target))).toBe(true);
    },
  );

  it('names scripts that package.json has', () => {
    const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    const named = [...readme.matchAll(/npm (?:run )?(demo|test|bench)/g)].map(([, name = '']) => name);
    expect(named).toContain('demo');
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });
});
