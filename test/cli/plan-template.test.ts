import { existsSync, readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { date } from '../../src/kernel/local-date.ts';
import { saveRegistry, SECTORS } from '../plan/rules/registry.ts';
import { bench, json } from './harness.ts';

const { zfjd, init, path, withStore } = bench();

beforeEach(async () => {
  await init();
});

const fillRegistry = () =>
  withStore((store) =>
    store.write((tx) => {
      tx.record({ act: 'test', subject: 'registry', id: 1, summary: '测试' });
      saveRegistry(tx, date('2026-11-23'));
    }),
  );

describe('plan template', () => {
  it('writes a workbook and says what is required by which clause', async () => {
    fillRegistry();
    const { code, out } = await zfjd([
      '计划',
      '模板',
      '--agency',
      '区市监局',
      '--kind',
      '年度',
      '-o',
      path('t.xlsx'),
    ]);
    expect(code).toBe(0);
    expect(out).toMatch(/必填.*检查事项、检查主体、检查对象范围、检查比例、检查方式/);
    expect(out).toContain('第六十二条');
    expect(out).toContain(`已保存：${path('t.xlsx')}`);
    const { data } = json(
      (
        await zfjd([
          'plan',
          'template',
          '--sector',
          '公安',
          '--kind',
          'monthly',
          '-o',
          path('u.xlsx'),
          '--json',
        ])
      ).out,
    );
    expect(data).toMatchObject({ sector: '公安', kind: 'monthly', path: path('u.xlsx') });
    expect(readFileSync(path('u.xlsx')).subarray(0, 2).toString()).toBe('PK');
  });

  it('is read back by import, where it holds nothing yet', async () => {
    fillRegistry();
    const name = `${SECTORS['市监']}.xlsx`;
    await zfjd([
      'plan',
      'template',
      '--agency',
      '区市监局',
      '--kind',
      '年度',
      '--year',
      '2027',
      '-o',
      path(name),
    ]);
    const { out } = await zfjd(['plan', 'import', path(name), '--dry-run']);
    expect(out).toContain('第4行是填写示例');
    expect(out).toContain('表头下没有数据');
  });

  it('never replaces a form that may be filled in', async () => {
    fillRegistry();
    const line = ['plan', 'template', '--sector', '市监', '--kind', '年度', '-o', path('t.xlsx')];
    await zfjd(line);
    expect(await zfjd(line)).toMatchObject({ code: 3, err: expect.stringContaining('没有覆盖') });
  });

  it('warns where the library has no items to choose from', async () => {
    const { code, err } = await zfjd([
      'plan',
      'template',
      '--sector',
      '市监',
      '--kind',
      '年度',
      '-o',
      path('t.xlsx'),
    ]);
    expect(code).toBe(0);
    expect(err).toContain('没有下拉选项');
  });

  it.each([
    ['--sector 市监', 2, '--kind'],
    ['--kind 年度', 3, '--sector 市监'],
    ['--sector 市场监管 --kind 年度', 3, '没有「市场监管」这个条线'],
    ['--sector 市监 --kind 季度', 2, '季度'],
    ['--sector 市监 --kind 年度 -o t.xls', 2, '.xlsx'],
  ])('%s exits %i', async (words, code, text) => {
    const answer = await zfjd(`plan template ${words}`);
    expect(answer).toMatchObject({ code, out: '', err: expect.stringContaining(text) });
    expect(existsSync('t.xls')).toBe(false);
  });
});
