import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const glossary = parse(readFileSync(join(ROOT, 'data', 'glossary.yaml'), 'utf8')) as {
  identifier: string;
  term: string;
  source: string;
}[];
const source = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => readFileSync(join(ROOT, 'src', name), 'utf8'))
  .join('\n');

describe('the glossary', () => {
  it.each(glossary)(
    '$identifier stands in the code, with term and source',
    ({ identifier, term, source: from }) => {
      expect(source).toMatch(new RegExp(`\\b${identifier}\\b`));
      expect(term).toMatch(/\p{Script=Han}/u);
      expect(from).not.toBe('');
    },
  );

  it('names nothing twice', () => {
    expect(new Set(glossary.map((entry) => entry.identifier)).size).toBe(glossary.length);
  });
});
