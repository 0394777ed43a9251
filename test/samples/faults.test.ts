import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { a1 } from '../../src/kernel/cell-ref.ts';
import type { Finding } from '../../src/kernel/finding.ts';
import { importPlans, type PlanFileReport } from '../../src/plan/import-plans.ts';
import { loadPack, packFolder } from '../../src/policy/load.ts';
import {
  faults,
  openRegistry,
  planFiles,
  reader,
  ROOT,
  SAMPLES,
  vocabularies,
  type Registry,
} from './setting.ts';

/** Told, and no fault: a title says 双随机 for lines that do not say how they are checked. By file, where it is told. */
const TITLED: Readonly<Record<string, string>> = {
  '卫健委2026年度“双随机”抽查计划.xlsx': '抽查计划 第4行',
  '消防救援支队2026年度消防监督检查计划（报送稿）.xlsx': '计划 第2行',
  '生态环境局2026年度执法检查计划.xlsx': '双随机 第2行',
  '附件2：云溪市场监管所2026年度双随机抽查计划.xlsx': 'Sheet1 第3行',
};

let registry: Registry;
let reports: readonly PlanFileReport[];
beforeAll(async () => {
  registry = await openRegistry();
  const { store } = registry;
  const pack = loadPack(packFolder(ROOT), 'jinshan');
  const files = planFiles.map((file) => join(SAMPLES, '计划', file));
  reports = await importPlans({ store, pack, reader, vocabularies }, { files });
});
afterAll(() => registry.drop());

describe('planted faults', () => {
  it('are of twenty kinds or more, the portfolio rules among them', () => {
    const codes = new Set(faults.map(({ code }) => code));
    expect(codes.size).toBeGreaterThanOrEqual(20);
    expect([...codes]).toEqual(expect.arrayContaining(['P202', 'P203', 'P301', 'P302', 'P305', 'P306']));
  });

  it.each(planFiles)('are what is found in %s, no more and no less', (file) => {
    const report = reports.find((one) => one.file === file);
    expect(report?.outcome).toBe('imported');
    const found = report?.outcome === 'imported' ? report.plans.flatMap(({ findings }) => findings) : [];
    const planted = faults
      .filter((fault) => fault.file === file)
      .map(({ sheet, cell, code, severity }) => [code, severity, sheet, cell].join(' '));
    const titled = TITLED[file] === undefined ? [] : [`W109 建议 ${TITLED[file]}`];
    expect(found.map(told).sort()).toEqual([...planted, ...titled].sort());
  });
});

function told({ code, severity, where }: Finding): string {
  const cell = where.row === undefined ? '' : a1(where.row, where.column);
  return [code, severity, where.sheet ?? '', cell].join(' ');
}
