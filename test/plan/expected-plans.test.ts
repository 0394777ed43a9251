import { describe, expect, it } from 'vitest';
import { clauseText } from '../../src/kernel/finding.ts';
import { expectedPlans } from '../../src/plan/expected-plans.ts';
import type { UnitType } from '../../src/registry/model.ts';
import { JINSHAN } from './rules/district.ts';
import { AGENCY } from './rules/registry.ts';

function expected(sector: string, unitType: UnitType, year = 2026, status: '在用' | '撤销' = '在用') {
  return expectedPlans(
    JINSHAN,
    { ...AGENCY, id: 1, code: 'X', name: '某单位', sector, unitType, status },
    year,
  );
}

const LAW = '《优化本区涉企行政检查工作方案》（金发改〔2025〕36号）二6';
const OWN = '本工具口径（文件未规定处）备案期限';
const FIRE = '金发改〔2025〕36号附件3（消防救援）四(三)';
const TRAFFIC = '金发改〔2025〕36号附件8（交通运输）二(五)';

/** Sector, unit type, by which clause the annual plan is expected; drafted by; filed by, by which clause. */
const ANNUAL: readonly (readonly [string, UnitType, string, string | undefined, string, string])[] = [
  ['市监', '区级部门', LAW, undefined, '2026-03-31', OWN],
  ['公安', '区级部门', LAW, undefined, '2026-03-31', OWN],
  ['消防', '区级部门', '附件3（消防救援）四(二)、(三)', undefined, '2026-02-28', FIRE],
  ['药监', '区级部门', LAW, undefined, '2026-03-31', OWN],
  ['卫健', '区级部门', LAW, undefined, '2026-03-31', OWN],
  ['文旅', '区级部门', LAW, undefined, '2026-03-31', OWN],
  ['生态', '区级部门', '附件7（生态环境）六(一)、(二)', undefined, '2026-03-31', OWN],
  ['交通', '区级部门', TRAFFIC, '2026-02-28', '2026-03-31', TRAFFIC],
  ['城管', '区级部门', LAW, undefined, '2026-03-31', OWN],
  ['城管', '受委托组织', '附件9（城市管理）四(一)', undefined, '2026-03-31', OWN],
  ['人社', '区级部门', LAW, undefined, '2026-03-31', OWN],
  ['建管', '区级部门', LAW, undefined, '2026-03-31', OWN],
  ['应急', '区级部门', LAW, undefined, '2026-03-31', OWN],
  ['农业', '区级部门', LAW, undefined, '2026-03-31', OWN],
  ['医保', '区级部门', LAW, undefined, '2026-03-31', OWN],
  ['', '区级部门', LAW, undefined, '2026-03-31', OWN],
  ['', '街镇园区', LAW, undefined, '2026-03-31', OWN],
];

describe('the annual plan', () => {
  it.each(ANNUAL)(
    'of %s %s: by %s, drafted by %s, filed by %s (%s)',
    (sector, unitType, clause, draft, file, basis) => {
      const [annual] = expected(sector, unitType);
      expect(annual).toMatchObject({ kind: 'annual', period: '2026年度计划' });
      expect(annual && clauseText(annual.clause)).toContain(clause);
      expect(annual?.draftBy?.on).toBe(draft);
      expect([annual?.fileBy?.on, annual?.fileBy && clauseText(annual.fileBy.clause)]).toEqual([file, basis]);
      expect(annual?.informBy).toBeUndefined();
    },
  );

  it('of the fire service is due on 29 February in a leap year', () => {
    expect(expected('消防', '区级部门', 2028)[0]?.fileBy?.on).toBe('2028-02-29');
  });

  it.each([
    ['市监', '授权组织'],
    ['卫健', '授权组织'],
    ['交通', '受委托组织'],
    ['建管', '受委托组织'],
    ['', '授权组织'],
  ] as const)('is not expected of %s %s: no text names them', (sector, unitType) => {
    expect(expected(sector, unitType)).toEqual([]);
  });

  it('is not expected of an abolished unit, nor before the texts were in force', () => {
    expect(expected('消防', '区级部门', 2026, '撤销')).toEqual([]);
    expect(expected('市监', '区级部门', 2025)).toEqual([]);
  });
});

/** Sector; month; drafted, filed and told to others by. */
const MONTHLY: readonly (readonly [string, number, string | undefined, string, string | undefined])[] = [
  ['交通', 1, '2025-12-25', '2025-12-31', undefined],
  ['交通', 3, '2026-02-25', '2026-02-28', undefined],
  ['交通', 12, '2026-11-25', '2026-11-30', undefined],
  ['生态', 1, '2025-12-25', '2025-12-31', undefined],
  ['生态', 7, '2026-06-25', '2026-06-30', undefined],
  ['消防', 1, undefined, '2025-12-31', '2026-01-07'],
  ['消防', 4, undefined, '2026-03-31', '2026-04-07'],
];

describe('the monthly plan', () => {
  it.each(MONTHLY)(
    'of %s for month %i: drafted by %s, filed by %s, told by %s',
    (sector, month, draft, file, told) => {
      const plans = expected(sector, '区级部门');
      expect(plans).toHaveLength(13);
      const plan = plans.find((one) => one.month === month);
      expect([plan?.draftBy?.on, plan?.fileBy?.on, plan?.informBy?.on]).toEqual([draft, file, told]);
      expect(plan?.period).toBe(`2026年${month}月月度计划`);
    },
  );

  it.each(['市监', '公安', '药监', '卫健', '文旅', '城管', '人社', '建管', '应急', '农业', '医保', ''])(
    'is not expected of %s',
    (sector) => {
      expect(expected(sector, '区级部门').map(({ kind }) => kind)).toEqual(['annual']);
    },
  );

  it('is expected of no town', () => {
    expect(expected('', '街镇园区').map(({ kind }) => kind)).toEqual(['annual']);
  });

  it('says where a day is the tool’s own reading', () => {
    const [, january] = expected('交通', '区级部门');
    expect(january?.fileBy && clauseText(january.fileBy.clause)).toBe(OWN);
    expect(january?.fileBy?.note).toMatch(/先计划后检查/u);
    expect(january?.draftBy && clauseText(january.draftBy.clause)).toBe(TRAFFIC);
  });
});
