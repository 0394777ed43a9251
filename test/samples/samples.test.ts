import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AGENCIES } from '../../data/samples/generate/agencies.ts';
import { demoDistrict } from '../../data/samples/generate/district.ts';
import { ENTERPRISES } from '../../data/samples/generate/enterprises.ts';
import { ITEMS } from '../../data/samples/generate/items.ts';
import { OFFICERS } from '../../data/samples/generate/officers.ts';
import { UserError } from '../../src/kernel/errors.ts';
import { usccFault } from '../../src/kernel/uscc.ts';
import { locateTables } from '../../src/workbook/locate.ts';
import { readWorkbook } from '../../src/workbook/read.ts';
import { SAMPLES, vocabularies } from './setting.ts';

describe('generation', () => {
  it('gives the committed files, byte for byte', () => {
    const fresh = demoDistrict();
    const committed = ['名录', '计划', '坏文件', '检查记录'].flatMap((folder) =>
      readdirSync(join(SAMPLES, folder)).map((file) => `${folder}/${file}`),
    );
    expect([...fresh.keys()].sort()).toEqual([...committed, 'faults.json', 'inspection-faults.json'].sort());
    const stale = [...fresh].filter(([path, bytes]) => !readFileSync(join(SAMPLES, path)).equals(bytes));
    expect(stale.map(([path]) => path)).toEqual([]);
  });

  it('stays small', () => {
    const total = [...demoDistrict().values()].reduce((sum, bytes) => sum + bytes.length, 0);
    expect(total).toBeLessThan(2_000_000);
  });

  it('is as large as a district', () => {
    expect(AGENCIES.length).toBeGreaterThanOrEqual(60);
    expect(ITEMS.length).toBeGreaterThanOrEqual(120);
    expect(ENTERPRISES.length).toBeGreaterThanOrEqual(2000);
    expect(OFFICERS.length).toBeGreaterThanOrEqual(200);
  });

  it('covers the fourteen sectors and eleven towns', () => {
    const sectors = AGENCIES.filter(({ unitType }) => unitType === '区级部门').map(({ sector }) => sector);
    expect(sectors).toEqual(
      expect.arrayContaining(
        Array.from('市监 公安 消防 药监 卫健 文旅 生态 交通 城管 人社 建管 应急 农业 医保'.split(' ')),
      ),
    );
    expect(AGENCIES.filter(({ unitType }) => unitType === '街镇园区')).toHaveLength(11);
  });

  it.each([
    ['agencies', AGENCIES.map(({ code }) => code)],
    ['enterprises', ENTERPRISES.map(({ code }) => code)],
  ])('gives %s codes of their own that are valid', (_what, codes) => {
    expect(new Set(codes).size).toBe(codes.length);
    expect(codes.map(usccFault).filter((fault) => fault !== undefined)).toEqual([]);
  });

  it.each([
    ['items', ITEMS.map(({ name }) => name)],
    ['item codes', ITEMS.map(({ code }) => code)],
    ['enterprises', ENTERPRISES.map(({ name }) => name)],
    ['certificates', OFFICERS.map(({ certificate }) => certificate)],
  ])('repeats no name among %s', (_what, names) => {
    expect(new Set(names).size).toBe(names.length);
  });

  it('has enterprises that are gone, and some under 无感监管', () => {
    expect(ENTERPRISES.filter(({ status }) => status === '注销').length).toBeGreaterThan(20);
    const silent = ENTERPRISES.filter(({ standings }) => standings.some((standing) => standing.silent));
    expect(silent.length).toBeGreaterThan(50);
    expect(silent.length).toBeLessThan(ENTERPRISES.length / 2);
  });
});

describe('wrong files', () => {
  it.each([
    ['2026年检查计划（Word）.xlsx', 'E_WORKBOOK_WORD'],
    ['空文件.xlsx', 'E_WORKBOOK_EMPTY'],
    ['没传完的计划.xlsx', 'E_WORKBOOK_TRUNCATED'],
  ])('%s is refused with %s', (file, code) => {
    const bytes = readFileSync(join(SAMPLES, '坏文件', file));
    let refused: unknown;
    try {
      readWorkbook(bytes, file);
    } catch (error) {
      refused = error;
    }
    expect(refused).toBeInstanceOf(UserError);
    expect((refused as UserError).code).toBe(code);
  });

  it('include a roster under the name of a plan', () => {
    const path = join(SAMPLES, '坏文件', '计划.xlsx');
    const [sheet] = readWorkbook(readFileSync(path), '计划.xlsx').sheets;
    const table = sheet && locateTables(sheet, vocabularies.enterprise).tables[0];
    const code = table?.rows[0]?.get('code')?.cell.text ?? '';
    expect(usccFault(code)).toBeUndefined();
  });
});
