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
    expect(data((await zfjd('rule list --today 2024-01-01 --json')).out)).toEqual({ rules: [], leftOut: 0 });
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

  it('puts every value in words, and says what to do', async () => {
    for (const rule of RULES) {
      const { out } = await zfjd(['rule', 'show', rule.code]);
      expect([rule.code, out.match(/[a-z_]{3,}：/gu)]).toEqual([rule.code, null]);
      expect(out).toContain(`zfjd plan findings --rule ${rule.code}`);
      expect(out.includes(`zfjd plan waive 序号 ${rule.code}`)).toBe(/级别\t.*建议/u.test(out));
    }
  });

  it('says which sectors have no such rule, and where the texts differ', async () => {
    const cap = (await zfjd('rule show P201')).out;
    expect(cap).toMatch(/市监\t建议\t每年最多1次\t.*附件1（市场监管）四\(一\)1/u);
    expect(cap).toMatch(/其他条线的文件没有这样规定/u);
    const silent = (await zfjd('rule show P204')).out;
    expect(silent).toMatch(/文旅\t建议\t.*投诉举报\t.*二\(三\)3/u);
    expect(silent).toMatch(/城管\t必改\t.*绿色对象整级列入清单/u);
    const without = json((await zfjd('rule show P216 --json')).out)['data'] as { without: string[] };
    expect(without.without.sort()).toEqual(['交通', '人社', '医保', '建管'].sort());
  });

  it('tells codes of reading too', async () => {
    expect((await zfjd('规则 查看 W103')).out).toContain('检查时间无法读懂');
  });

  it('does not know others', async () => {
    const { code, err } = await zfjd('rule show P20');
    expect([code, err]).toEqual([3, expect.stringContaining('您是不是要找')]);
  });
});
