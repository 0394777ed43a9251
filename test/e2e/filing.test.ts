import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { dataOf, program, ROOT } from './program.ts';

const { run, start } = program();
const samples = (...names: string[]) => join(ROOT, 'data', 'samples', ...names);

interface Plan {
  readonly id: number;
  readonly state: string;
  readonly code?: string;
}

describe('two people who file at once', () => {
  it('get two codes', async () => {
    expect(run('init', '--pack', 'jinshan', '--bureau', '示例区司法局', '--code', '示司').code).toBe(0);
    const rosters = ['执法单位名录.xlsx', '检查事项清单.xlsx'].map((name) => samples('名录', name));
    expect(run('registry', 'import', ...rosters).code).toBe(0);
    const towns = [
      '白鹭镇2026年度涉企检查计划.xlsx',
      '石埭镇2026年度检查计划.xlsx',
      '青禾镇2026年部门联合抽查计划.xlsx',
    ];
    expect(run('plan', 'import', ...towns.map((name) => samples('计划', name))).code).toBe(0);
    // All at once, and one of them twice.
    const exits = await Promise.all(
      [1, 2, 3, 3].map(async (id) => {
        const [code] = (await once(start('plan', 'file', String(id)), 'exit')) as [number];
        return code;
      }),
    );
    expect(exits.filter((code) => code === 0)).toHaveLength(3);
    expect(exits.filter((code) => code === 3)).toHaveLength(1);
    const { plans } = dataOf(run('plan', 'list', '--json').out) as { plans: Plan[] };
    expect(plans.map(({ state }) => state)).toEqual(['filed', 'filed', 'filed']);
    const codes = ['JSBA-2026-0001', 'JSBA-2026-0002', 'JSBA-2026-0003'];
    expect(new Set(plans.map(({ code }) => code))).toEqual(new Set(codes));
    expect(run('journal', 'verify').code).toBe(0);
  });
});
