import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locateTables } from '../../src/workbook/locate.ts';
import { type Value, sheet, vocabulary, words } from './build.ts';

const PLAN = vocabulary();
const HEADER = words('序号·检查事项·检查对象·检查时间');
const OTHER = words('序号·任务名称·抽查事项·抽查对象·抽查比例');
const ROW = (seq: number, item: string) => [String(seq), item, '企业', '3月'];
const OTHER_ROW = (seq: number, item: string) => [String(seq), `${item}任务`, item, '商店', '10%'];
const empty = (count: number) => Array.from({ length: count }, () => '');

function tables(rows: Parameters<typeof sheet>[0], merges: readonly string[] = []) {
  return locateTables(sheet(rows, { merges }), PLAN).tables.map((table) => ({
    side: table.side,
    head: table.headerRows,
    titles: table.titles.map(({ text }) => text),
    items: table.rows.map((row) => {
      const cell = row.get('item');
      return `${cell?.cell.text} ${cell?.row}:${cell?.column}`;
    }),
    skipped: table.skipped.filter(({ reason }) => reason !== 'empty').map(({ reason }) => reason),
  }));
}

describe('tables side by side', () => {
  it.each([
    ['without a gap', 0],
    ['with an empty column between', 1],
    ['with three empty columns between', 3],
  ])('%s are two, and cells keep their addresses', (_what, gap) => {
    const rows = [
      ['区应急管理局2026年度检查计划'],
      [...HEADER, ...empty(gap), ...HEADER, '检查比例'],
      [...ROW(1, '甲'), ...empty(gap), ...ROW(1, '乙'), '10%'],
      [...ROW(2, '丙'), ...empty(gap)],
      [...empty(4 + gap), ...ROW(2, '丁'), '5%'],
    ];
    expect(tables(rows)).toEqual([
      { side: 0, head: [2], titles: [rows[0]?.[0]], items: ['甲 3:2', '丙 4:2'], skipped: [] },
      {
        side: 5 + gap,
        head: [2],
        titles: [rows[0]?.[0]],
        items: [`乙 3:${6 + gap}`, `丁 5:${6 + gap}`],
        skipped: [],
      },
    ]);
  });

  it('may have other header words, each with its own title and 合计', () => {
    const rows = [
      ['区应急管理局2026年度检查计划'],
      ['本部门', ...empty(4), '部门联合'],
      [...HEADER, '', ...OTHER],
      [...ROW(1, '甲'), '', ...OTHER_ROW(1, '乙')],
      ['合计', '', '1家', '', '', ...OTHER_ROW(2, '丙')],
      [...empty(5), '合计', '', '', '', '2家'],
    ];
    expect(tables(rows, ['A1:J1'])).toEqual([
      {
        side: 0,
        head: [3],
        titles: ['区应急管理局2026年度检查计划', '本部门'],
        items: ['甲 4:2'],
        skipped: ['total'],
      },
      {
        side: 6,
        head: [3],
        titles: ['区应急管理局2026年度检查计划', '部门联合'],
        items: ['乙 4:8', '丙 5:8'],
        skipped: ['total'],
      },
    ]);
  });

  it.each(['left', 'right'] as const)('may begin in different rows, the %s one higher', (higher) => {
    const put = (one: Value[], other: Value[]) =>
      higher === 'left'
        ? [...one, ...empty(5 - one.length), ...other]
        : [...other, ...empty(5 - other.length), ...one];
    const found = tables([
      ['2026年度检查计划'],
      put(HEADER, ['部门联合']),
      put(ROW(1, '甲'), HEADER),
      put(ROW(2, '乙'), ROW(1, '丙')),
      put([], ROW(2, '丁')),
    ]);
    const [left, right] =
      higher === 'left'
        ? [
            ['甲', '乙'],
            ['丙', '丁'],
          ]
        : [
            ['丙', '丁'],
            ['甲', '乙'],
          ];
    expect(found.map(({ items }) => items.map((item) => item.slice(0, 1)))).toEqual([left, right]);
    expect(found.map(({ side }) => side)).toEqual([0, 6]);
  });

  it('may be three, and a table across may follow', () => {
    const three = (row: (n: number) => Value[]) => [...row(1), '', ...row(2), '', ...row(3)];
    const wide = words('序号·检查事项·检查对象·检查时间·检查方式·检查比例·检查频次·备注');
    const found = tables([
      three(() => HEADER),
      three((n) => ROW(n, `甲${n}`)),
      [],
      ['专项检查计划'],
      wide,
      ['1', '乙', '企业', '3月', '现场', '10%', '1次/年', '无'],
    ]);
    expect(found.map(({ side, items }) => [side, items])).toEqual([
      [0, ['甲1 2:2']],
      [6, ['甲2 2:7']],
      [11, ['甲3 2:12']],
      [0, ['乙 6:2']],
    ]);
    expect(found[3]?.titles).toEqual(['专项检查计划']);
  });

  it('may follow a table across, whose rows stay whole', () => {
    const wide = words('序号·检查事项·检查对象·检查时间·检查方式·检查比例·检查频次·备注');
    const found = tables([
      wide,
      ['1', '甲', '企业', '3月', '现场', '10%', '1次/年', '无'],
      ['2', '乙', '企业', '3月', '现场', '10%', '1次/年', '无'],
      ['本部门', ...empty(4), '部门联合'],
      [...HEADER, '', ...HEADER],
      [...ROW(1, '丙'), '', ...ROW(1, '丁')],
    ]);
    expect(found.map(({ side, items }) => [side, items])).toEqual([
      [0, ['甲 2:2', '乙 3:2']],
      [0, ['丙 6:2']],
      [6, ['丁 6:7']],
    ]);
  });
});

describe('one table', () => {
  it.each([
    [
      'an empty column within',
      [...HEADER, '', '检查比例', '检查方式', '检查频次'],
      ['10%', '现场', '1次/年'],
    ],
    [
      'two columns that mean the objects, behind an empty one',
      [...HEADER, '', '具体检查对象', '检查内容', '备注'],
      ['甲公司', '资质', ''],
    ],
    ['remarks to the right', [...HEADER, '', '填写说明：检查事项、检查对象按清单填写'], ['检查时间写到月']],
    ['a list of words to the right', [...HEADER, '', '栏目', '说明'], ['检查事项', '与清单一致']],
  ])('with %s stays one', (_what, header, values) => {
    const rows = [header, [...ROW(1, '甲'), '', ...values], [...ROW(2, '乙'), '', '检查对象', '写全称']];
    const found = tables(rows);
    expect(found.map(({ side, items }) => [side, items])).toEqual([[0, ['甲 2:2', '乙 3:2']]]);
  });

  it('below another one, further to the right, loses no row', () => {
    const found = tables([
      HEADER,
      ROW(1, '甲'),
      [],
      [...empty(5), ...HEADER],
      [...empty(5), ...ROW(1, '乙')],
    ]);
    expect(found.flatMap(({ items }) => items)).toEqual(['甲 2:2', '乙 5:7']);
  });
});

describe('whatever stands left and right', () => {
  it('no row of either is lost', () => {
    const item = fc.stringMatching(/^[甲乙丙丁戊]{1,4}$/u);
    const side = fc.array(item, { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(side, side, fc.integer({ min: 0, max: 3 }), fc.boolean(), (left, right, gap, other) => {
        const [header, row] = other && gap > 0 ? [OTHER, OTHER_ROW] : [HEADER, ROW];
        const rows = [
          [...HEADER, ...empty(gap), ...header],
          ...Array.from({ length: Math.max(left.length, right.length) }, (_, i) => [
            ...(left[i] === undefined ? empty(4) : ROW(i + 1, left[i])),
            ...empty(gap),
            ...(right[i] === undefined ? [] : row(i + 1, right[i])),
          ]),
        ];
        const found = tables(rows);
        expect(found.map(({ items }) => items.map((text) => text.split(' ')[0]))).toEqual([left, right]);
      }),
    );
  });
});
