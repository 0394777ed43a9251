import { beforeEach, describe, expect, it } from 'vitest';
import { JINSHAN } from '../plan/rules/district.ts';
import { bench, json } from './harness.ts';

const { zfjd, init } = bench();

beforeEach(async () => {
  await init();
});

const data = (out: string) => json(out)['data'] as Record<string, unknown>;

interface Value {
  readonly parameter: string;
  readonly from: string;
  readonly value: unknown;
  readonly clause: unknown;
}
const valuesIn = (out: string) => data(out)['values'] as readonly Value[];

describe('pack show', () => {
  it('has every value, with the version findings are stored with', async () => {
    const { code, out } = await zfjd('pack show --json');
    expect([code, json(out)['schema']]).toEqual([0, 'zfjd.pack.show/2']);
    expect(data(out)['pack']).toEqual({ code: 'jinshan', name: '上海市金山区', version: JINSHAN.version });
    const rows = valuesIn(out);
    expect([...new Set(rows.map(({ parameter }) => parameter))]).toEqual([...JINSHAN.parameters.keys()]);
    const all = [...JINSHAN.parameters.values()].flatMap(({ values }) => values);
    expect(rows.map(({ from, value, clause }) => ({ from, value, clause }))).toEqual(
      all.map(({ from, value, clause }) => ({ from, value, clause })),
    );
  });

  it('has one value with its history, clause and note, in words', async () => {
    const { code, out } = await zfjd('政策 查看 supervision.rectify_period');
    expect(code).toBe(0);
    expect(out).toMatch(/2025-08-06起.*15个工作日.*工作方案/su);
    expect(out).toContain('送达之日');
  });

  it('has those that begin alike', async () => {
    const { out } = await zfjd('pack show spot_check. --json');
    const names = valuesIn(out).map(({ parameter }) => parameter);
    expect(names.length).toBeGreaterThan(5);
    expect(names.filter((name) => !name.startsWith('spot_check.'))).toEqual([]);
  });

  it('writes no value as a bare object', async () => {
    expect((await zfjd('pack show')).out).not.toMatch(/\[object|undefined/u);
  });

  it('has words for every part of a value, and for yes and no', async () => {
    const { out } = await zfjd('pack show');
    expect(out).not.toMatch(/[a-z_]+：|[：；、（](?:true|false)\b/u);
    const letters = (await zfjd('pack show supervision.letters')).out;
    expect(letters).toContain('种类：约谈通知；制发依据：金山区司法局《');
    expect(letters).toContain('代字：执监约；以制发决定书为前提');
    expect(letters).toContain('制发依据：《行政执法监督条例》（国务院令第825号）第三十条；代字：执监复');
    const due = (await zfjd('pack show plan.draft_by')).out;
    expect(due).toMatch(/\t2月最后一日\t/u);
    expect(due).toMatch(/\t上月25日\t/u);
  });

  it('keeps what a condition says, under the headings that it had, and chooses columns', async () => {
    const { out } = await zfjd(['pack', 'show', 'plan.', '--filter', '适用=卫健']);
    const rows = out.split('\n').filter((line) => /^\d{4}-/u.test(line));
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.filter((line) => line.split('\t')[1] !== '卫健')).toEqual([]);
    expect(out).toMatch(/（plan\.[a-z_]+）\n施行\t适用/u);
    const asked = ['--sort', '-施行', '--columns', '参数,施行', '--limit', '3'];
    const table = (await zfjd(['pack', 'show', 'plan.', ...asked])).out.split('\n');
    const days = table.flatMap((line) => /^plan\.[a-z_]+\t(\d{4}-\d{2}-\d{2})$/u.exec(line)?.[1] ?? []);
    expect(days).toHaveLength(3);
    expect(days).toEqual(days.toSorted().toReversed());
  });

  it('does not know others', async () => {
    const { code, err } = await zfjd('pack show plan.intervall');
    expect([code, err]).toEqual([3, expect.stringContaining('您是不是要找：plan.interval')]);
  });
});
