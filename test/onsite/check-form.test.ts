import { describe, expect, it } from 'vitest';
import { byArea, formOf } from '../../src/onsite/check-form.ts';
import { loadPack, packFolder } from '../../src/policy/load.ts';
import { Pack } from '../../src/policy/pack.ts';
import { CHECK_WAYS } from '../../src/policy/value-forms.ts';
import { UNIT_TYPES } from '../../src/registry/model.ts';
import { date } from '../../src/kernel/local-date.ts';
import { CATEGORIES } from '../../src/supervision/model.ts';

const PACK = loadPack(packFolder(new URL('../..', import.meta.url).pathname), 'jinshan');
const codes = (quarter: string, type: string) => formOf(PACK, quarter, type).items.map(({ code }) => code);

describe('the shipped check form', () => {
  it('has the six areas of the plan, the five bans and eight must-nots, and the regulation', () => {
    const { items } = formOf(PACK, '2026Q4', '受委托组织');
    const areas = byArea(items);
    expect(areas.map(([area]) => area)).toEqual([
      '执法主体资格',
      '涉企检查计划',
      '检查标准与程序',
      '检查方式与行为',
      '触发式检查',
      '投诉举报处理',
      '五个严禁、八个不得',
      '条例规定的监督事项',
    ]);
    const bans = areas.find(([area]) => area === '五个严禁、八个不得')?.[1] ?? [];
    expect(bans.filter(({ text }) => text.includes('五个严禁之'))).toHaveLength(5);
    expect(bans.filter(({ text }) => text.includes('八个不得之'))).toHaveLength(8);
    const numbers = areas.slice(0, 6).map(([, list]) => new Set(list.map(({ clause }) => clause.at)));
    expect(numbers.map((set) => [...set].filter((at) => at.startsWith('二(三)')))).toEqual([
      ['二(三)1'],
      ['二(三)2'],
      ['二(三)3'],
      ['二(三)4'],
      ['二(三)5'],
      ['二(三)6'],
    ]);
    expect(new Set(items.map(({ way }) => way))).toEqual(new Set(CHECK_WAYS));
  });

  it('cites documents that the pack knows, and categories that a case can have', () => {
    for (const type of UNIT_TYPES) {
      for (const item of formOf(PACK, '2026Q4', type).items) {
        expect(item.clause.document).toMatch(/《.+》/u);
        expect(Object.keys(CATEGORIES)).toContain(item.category);
      }
    }
  });

  it('asks each kind of unit what concerns it', () => {
    expect(codes('2026Q4', '区级部门')).toEqual(expect.arrayContaining(['B01', 'B03']));
    expect(codes('2026Q4', '区级部门')).not.toContain('A02');
    expect(codes('2026Q4', '街镇园区')).not.toContain('B01');
    expect(codes('2026Q4', '街镇园区')).toContain('B02');
    expect(codes('2026Q4', '受委托组织')).toContain('A02');
  });

  it.each([
    ['2025Q4', false],
    ['2026Q1', false],
    ['2026Q2', true],
  ])('in %s the regulation in force from 2026-02-01 is asked about: %s', (quarter, asked) => {
    expect(codes(quarter, '区级部门').includes('H01')).toBe(asked);
  });

  it('has a letter series of its own', () => {
    const day = date('2026-11-23');
    const marks = [
      PACK.get('spot_check.paper', day).value.notice.mark,
      PACK.get('supervision.escalation', day).value.mark,
      ...PACK.get('supervision.documents', day).value.map(({ mark }) => mark),
    ];
    expect(new Set(marks).size).toBe(marks.length);
  });

  it('is refused where it cites a document that is not registered', () => {
    const lost = new Pack(PACK.code, PACK.name, PACK.version, PACK.parameters, {});
    expect(() => formOf(lost, '2026Q4', '区级部门')).toThrow('未登记的文件「S0」');
  });
});
