import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RULES } from '../../../src/plan/rules/index.ts';
import { PARAMETERS } from '../../../src/policy/parameters.ts';
import { codes, JINSHAN, openDistrict, type District } from './district.ts';
import { SECTORS } from './registry.ts';

let district: District;
beforeAll(() => {
  district = openDistrict();
});
afterAll(() => district.drop());

describe('rules', () => {
  it('are twenty or more, of three aspects, about lines, plans and portfolios', () => {
    expect(RULES.length).toBeGreaterThanOrEqual(20);
    expect(new Set(RULES.map(({ aspect }) => aspect))).toEqual(new Set(['合法性', '合理性', '统筹']));
    expect(new Set(RULES.map(({ over }) => over))).toEqual(new Set(['line', 'plan', 'portfolio']));
  });

  it('have codes of their own, in order, the hundreds telling the aspect', () => {
    const all = RULES.map(({ code }) => code);
    expect(all).toEqual([...new Set(all)].sort());
    const hundreds = { 合法性: 'P1', 合理性: 'P2', 统筹: 'P3', 录入: 'W1' } as const;
    expect(RULES.filter(({ aspect, code }) => !code.startsWith(hundreds[aspect]))).toEqual([]);
  });

  it.each(RULES.map((rule) => [rule.code, rule] as const))('%s says what it is', (_code, rule) => {
    expect(rule.title.length).toBeGreaterThan(5);
    expect(rule.explanation.length).toBeGreaterThan(10);
    expect(rule.catalogue.length).toBeGreaterThan(0);
    expect(Object.keys(PARAMETERS)).toContain(rule.parameter);
    expect(JINSHAN.parameters.has(rule.parameter)).toBe(true);
    expect(rule.good.length).toBeGreaterThan(0);
    expect(rule.bad.length).toBeGreaterThan(0);
  });
});

const named = (kind: 'good' | 'bad') =>
  RULES.flatMap((rule) => rule[kind].map((example) => [rule.code, example.why, example] as const));

describe('examples', () => {
  it.each(named('good'))('%s lets pass: %s', (code, _why, example) => {
    expect(codes(district.judge(example))).not.toContain(code);
  });

  it.each(named('bad'))('%s finds: %s', (code, _why, example) => {
    const found = district.judge(example).filter((finding) => finding.code === code);
    expect(found.length).toBeGreaterThan(0);
    for (const finding of found) {
      expect(finding.basis?.document).toMatch(/.{4,}/u);
      expect(finding.message).toMatch(/.{4,}/u);
      expect(finding.next).toMatch(/.{2,}/u);
      expect(finding.where.row).toBeGreaterThan(1);
    }
  });
});

/** 人社 wants a reason for its special plans, 消防 random selection; 公安 has its list of nineteen items. */
const MINDED: Readonly<Record<string, readonly string[]>> = {
  '人社 special': ['P211'],
  '消防 special': ['P218'],
  '公安 annual': ['P117'],
  '公安 special': ['P117'],
};

describe('what the harness fills in', () => {
  const plans = [undefined, ...Object.keys(SECTORS)].flatMap((sector) =>
    (['annual', 'special'] as const).map((kind) => [sector, kind] as const),
  );
  it.each(plans)('is minded by no rule (%s, %s)', (sector, kind) => {
    const found = district.judge({ ...(sector !== undefined && { sector }), kind, cells: {} });
    expect(codes(found)).toEqual(MINDED[`${sector} ${kind}`] ?? []);
  });

  it('is found whole in a monthly plan that names its objects', () => {
    const cells = { 检查对象范围: '上海甲食品有限公司' };
    expect(codes(district.judge({ sector: '交通', kind: 'monthly', cells }))).toEqual([]);
    expect(codes(district.judge({ sector: '交通', kind: 'monthly', cells: {} }))).toEqual(['P104']);
  });
});
