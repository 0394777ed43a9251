import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formOf, type CheckForm } from '../../src/onsite/check-form.ts';
import type { Answer, CheckItem } from '../../src/onsite/model.ts';
import { formulaText, scoreOf, scoreText } from '../../src/onsite/score.ts';
import { loadPack, packFolder } from '../../src/policy/load.ts';

const PACK = loadPack(packFolder(new URL('../..', import.meta.url).pathname), 'jinshan');
const SHIPPED = formOf(PACK, '2026Q3', '区级部门');

function item(code: string, weight: number): CheckItem {
  return {
    code,
    area: code.startsWith('A') ? '甲' : '乙',
    text: code,
    clause: { document: '文件', at: '一' },
    way: '调阅资料',
    weight,
    category: 'other',
  };
}

const FORM: CheckForm = {
  items: [item('A01', 3), item('A02', 2), item('B01', 1)],
  results: [
    { word: '符合', percent: 100 },
    { word: '部分符合', percent: 50 },
    { word: '不符合', percent: 0 },
    { word: '不适用' },
  ],
  notes: [],
};

const answer = (code: string, result: string): Answer => ({
  item: code,
  result,
  problem: '',
  evidence: '',
  corrected: false,
});

const [FULL, HALF, NONE, LEFT] = ['符合', '部分符合', '不符合', '不适用'];

describe('the published formula', () => {
  it.each([
    [[FULL, FULL, FULL], '100.0', '6÷6×100＝100.0', ['100.0', '100.0']],
    [[NONE, NONE, NONE], '0.0', '0÷6×100＝0.0', ['0.0', '0.0']],
    [[HALF, FULL, NONE], '58.3', '3.5÷6×100＝58.3', ['70.0', '0.0']],
    [[LEFT, HALF, FULL], '66.7', '2÷3×100＝66.7', ['50.0', '100.0']],
    [[LEFT, LEFT, NONE], '0.0', '0÷1×100＝0.0', ['—', '0.0']],
    [[LEFT, LEFT, LEFT], '—', '没有适用的项目', ['—', '—']],
  ])('%j is %s', (results, total, formula, areas) => {
    const score = scoreOf(
      FORM,
      FORM.items.map(({ code }, i) => answer(code, results[i] ?? '')),
    );
    expect([scoreText(score), formulaText(score)]).toEqual([total, formula]);
    expect(score.areas.map((area) => scoreText(area))).toEqual(areas);
  });

  it('rounds half up: 1 of 16 is 6.25, so 6.3', () => {
    const form = { ...FORM, items: [item('A01', 1), item('A02', 15)] };
    expect(scoreText(scoreOf(form, [answer('A01', '符合'), answer('A02', '不符合')]))).toBe('6.3');
  });

  it('gives no total, and none to the area, while an answer is missing', () => {
    const score = scoreOf(FORM, [answer('A01', '符合'), answer('B01', '部分符合')]);
    expect(scoreText(score)).toBe('—');
    expect(score.areas.map((area) => scoreText(area))).toEqual(['—', '50.0']);
    expect(score.unanswered.map(({ code }) => code)).toEqual(['A02']);
  });

  it('counts problems and what does not apply', () => {
    const score = scoreOf(FORM, [
      answer('A01', '不适用'),
      answer('A02', '部分符合'),
      answer('B01', '不符合'),
    ]);
    expect([score.problems, score.notApplicable]).toEqual([2, 1]);
  });
});

describe('whatever the answers', () => {
  const words = SHIPPED.results.map(({ word }) => word);
  const percentOf = (word: string) => SHIPPED.results.find((r) => r.word === word)?.percent;
  const filled = fc.array(fc.constantFrom(...words), {
    minLength: SHIPPED.items.length,
    maxLength: SHIPPED.items.length,
  });
  const score = (results: readonly string[]) =>
    scoreOf(
      SHIPPED,
      SHIPPED.items.map(({ code }, i) => answer(code, results[i] ?? '')),
    );

  it('a worse result never raises a score, neither of the area nor in total', () => {
    const worse = fc.constantFrom(...words.filter((word) => percentOf(word) !== undefined));
    fc.assert(
      fc.property(filled, fc.nat(SHIPPED.items.length - 1), worse, (results, at, word) => {
        const before = percentOf(results[at] ?? '');
        const after = percentOf(word);
        fc.pre(before !== undefined && after !== undefined && after <= before);
        const [a, b] = [score(results), score(results.with(at, word))];
        expect(b.tenths ?? -1).toBeLessThanOrEqual(a.tenths ?? -1);
        a.areas.forEach((area, i) => expect(b.areas[i]?.tenths ?? -1).toBeLessThanOrEqual(area.tenths ?? -1));
      }),
    );
  });

  it('a score lies between 0 and 100 and the areas add up to the total', () => {
    fc.assert(
      fc.property(filled, (results) => {
        const { tenths = 0, points, base, areas } = score(results);
        expect(tenths).toBeGreaterThanOrEqual(0);
        expect(tenths).toBeLessThanOrEqual(1000);
        expect(areas.reduce((sum, area) => sum + area.points, 0)).toBe(points);
        expect(areas.reduce((sum, area) => sum + area.base, 0)).toBe(base);
      }),
    );
  });

  it('what does not apply changes nothing but the base', () => {
    fc.assert(
      fc.property(filled, fc.nat(SHIPPED.items.length - 1), (results, at) => {
        const [with_, without] = [score(results.with(at, '不适用')), score(results)];
        const scored = without.areas.flatMap(({ items }) => items)[at];
        expect(without.points - with_.points).toBe(scored?.points);
        expect(without.base - with_.base).toBe(scored?.base);
      }),
    );
  });
});
