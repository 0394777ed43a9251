import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { describe, expect, it } from 'vitest';
import { COVERAGE_LIST } from '../../../src/cli/views/coverage.ts';
import { answerList } from '../../../src/cli/list/answer.ts';
import type { Block } from '../../../src/document/blocks.ts';
import { renderMarkdown } from '../../../src/document/markdown.ts';
import { coverage, GROUPS } from '../../../src/plan/rules/coverage.ts';
import { RECORD_COVERAGE } from '../../../src/inspection/coverage.ts';
import { MODELS } from '../../../src/inspection/models/index.ts';
import { RULES } from '../../../src/plan/rules/index.ts';
import { UNJUDGED } from '../../../src/plan/rules/unjudged.ts';

const ROOT = new URL('../../../', import.meta.url);
/** The catalogue of 金山 and the city's ordinance; a clause that is added to it must be judged or given up here. */
const CATALOGUE = readFileSync(new URL('test/fixtures/catalogue-ids.txt', ROOT), 'utf8').trim().split('\n');

/** Where the page comes from. */
const SOURCE: Block = { kind: 'text', text: '由 zfjd rule coverage 生成。' };

describe('coverage', () => {
  it('has every clause of the catalogue, and no other', () => {
    expect(
      coverage(RECORD_COVERAGE)
        .map(({ id }) => id)
        .sort(),
    ).toEqual([...CATALOGUE].sort());
  });

  it('gives each clause rules or a reason, never both', () => {
    for (const { id, rules, reason, text } of coverage(RECORD_COVERAGE)) {
      expect([id, rules.length > 0]).toEqual([id, reason === undefined]);
      expect((text ?? '').length > 5).toBe(reason !== undefined);
    }
    expect(Object.keys(UNJUDGED).length).toBeLessThan(CATALOGUE.length / 2);
  });

  it('stands in groups, and names rules that there are', () => {
    for (const { id } of coverage(RECORD_COVERAGE)) expect(Object.keys(GROUPS)).toContain(id.slice(0, 3));
    const codes = new Set(coverage(RECORD_COVERAGE).flatMap(({ rules }) => rules.map(({ code }) => code)));
    expect([...codes].sort()).toEqual([...MODELS, ...RULES].map(({ code }) => code).sort());
  });

  it('is what docs/规则覆盖.md says (vitest -u writes it)', async () => {
    const { blocks } = await answerList(COVERAGE_LIST, coverage(RECORD_COVERAGE), {});
    const text = renderMarkdown('规则覆盖', [SOURCE, ...blocks]);
    const page = await format(text, { parser: 'markdown' });
    await expect(page).toMatchFileSnapshot(fileURLToPath(new URL('docs/规则覆盖.md', ROOT)));
  });
});
