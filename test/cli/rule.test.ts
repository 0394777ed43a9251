import { beforeEach, describe, expect, it } from 'vitest';
import { RULES } from '../../src/plan/rules/index.ts';
import { bench, json } from './harness.ts';

const { zfjd, init } = bench();

beforeEach(async () => {
  await init();
});

const data = (out: string) => json(out)['data'] as Record<string, unknown>;

const dense = (text: string) => text.replaceAll(/\s/gu, '');

describe('rule list', () => {
  it('has every rule with a value in force', async () => {
    const { code, out } = await zfjd('rule list --json');
    expect([code, json(out)['schema']]).toEqual([0, 'zfjd.rule.list/1']);
    expect((data(out)['rules'] as { code: string }[]).map((rule) => rule.code)).toEqual(
      RULES.map((rule) => rule.code),
    );
  });

  it('has those of one aspect', async () => {
    const { out } = await zfjd('规则 列表 --aspect 统筹 --json');
    const rules = data(out)['rules'] as { code: string; aspect: string }[];
    expect(new Set(rules.map(({ aspect }) => aspect))).toEqual(new Set(['统筹']));
    expect(rules.length).toBeGreaterThan(5);
  });

  it('has none before the documents were in force', async () => {
    expect(data((await zfjd('rule list --today 2024-01-01 --json')).out)).toEqual({ rules: [] });
  });

  it('refuses an aspect that is none', async () => {
    const { code, err } = await zfjd('rule list --aspect 合情性');
    expect([code, err]).toEqual([2, expect.stringContaining('合法性、合理性、统筹')]);
  });
});

describe('rule show', () => {
  it('has explanation, values with clause and examples, for every rule', async () => {
    for (const rule of RULES) {
      const { code, out } = await zfjd(['rule', 'show', rule.code.toLowerCase()]);
      expect([rule.code, code]).toEqual([rule.code, 0]);
      for (const text of [rule.title, rule.parameter, rule.good[0]?.why, rule.bad[0]?.why])
        expect(dense(out)).toContain(dense(text ?? '？'));
      expect(dense(out)).toMatch(/\d{4}-\d\d-\d\d起/u);
    }
  });

  it('tells codes of reading too', async () => {
    expect((await zfjd('规则 查看 W103')).out).toContain('检查时间无法读懂');
  });

  it('does not know others', async () => {
    const { code, err } = await zfjd('rule show P20');
    expect([code, err]).toEqual([3, expect.stringContaining('您是不是要找')]);
  });
});
