import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { choose } from '../../../src/cli/list/choose.ts';
import type { ListColumn, ListOptions } from '../../../src/cli/list/form.ts';
import type { UserError } from '../../../src/kernel/errors.ts';

interface Row {
  readonly id: number;
  readonly unit: string;
  readonly due?: string;
  readonly faults?: number;
}

const COLUMNS: readonly ListColumn<Row>[] = [
  { key: 'id', title: '序号', kind: 'number', value: ({ id }) => id },
  { key: 'unit', title: '执法单位', value: ({ unit }) => unit },
  {
    key: 'due',
    title: '届满日',
    kind: 'date',
    value: ({ due }) => due,
    show: ({ due }) => (due === undefined ? '' : `${due}（超期）`),
  },
  { key: 'faults', title: '必改（处）', kind: 'number', value: ({ faults }) => faults },
];

const ROWS: readonly Row[] = [
  { id: 1, unit: '区市监局', due: '2026-09-18', faults: 3 },
  { id: 2, unit: '区城管局', faults: 0 },
  { id: 10, unit: '区应急局', due: '2026-09-02 14:30', faults: 12 },
  { id: 9, unit: 'ＡＢ公司', due: '2026-10-01' },
];

const ids = (options: ListOptions) => choose(COLUMNS, ROWS, options).listed.map(({ id }) => id);

describe('--filter', () => {
  it.each([
    ['执法单位=区市监局', [1]],
    ['执法单位 = 区市监局', [1]],
    ['unit=区市监局', [1]],
    ['执法单位~城', [2]],
    ['执法单位~ab', [9]],
    ['执法单位！～局', [9]],
    ['执法单位!=区市监局', [2, 10, 9]],
    ['届满日=2026-09-18', [1]],
    ['届满日=2026-09-02', [10]],
    ['届满日=2026-09-18（超期）', [1]],
    ['届满日=', [2]],
    ['届满日!=', [1, 10, 9]],
    ['届满日~2026-09', [1, 10]],
    ['届满日~超期', [1, 10, 9]],
    ['届满日>2026-09-02', [1, 9]],
    ['届满日>=2026-09-02', [1, 10, 9]],
    ['届满日≤2026-09-18', [1, 10]],
    ['届满日＜２０２６-０９-18', [10]],
    ['必改(处)>2', [1, 10]],
    ['必改（处）=３', [1]],
    ['必改（处）<=0', [2]],
    ['必改（处）=', [9]],
    ['序号!=10', [1, 2, 9]],
  ])('%s', (text, expected) => {
    expect(ids({ filter: [text] })).toEqual(expected);
  });

  it('takes all that are given together', () => {
    expect(ids({ filter: ['届满日~2026', '必改（处）>0', '序号<10'] })).toEqual([1]);
  });

  it.each([
    ['单位=甲', /没有「单位」这一列/, /您是不是要找：执法单位？可用的列：序号、执法单位、届满日、必改（处）/],
    ['执法单位', /看不懂条件「执法单位」/, /列=值/],
    ['=甲', /看不懂条件/, /列=值/],
    ['执法单位~', /后面没有写词/, /列~词/],
    ['执法单位>甲', /「执法单位」是文字，不能用 > 比大小/, /执法单位=值/],
    ['届满日>昨天', /「届满日」是日期，不能和「昨天」比较/, /2026-09-18/],
    ['届满日>2026-02-30', /是日期，不能和/, /2026-09-18/],
    ['必改（处）<很多', /是数字，不能和「很多」比较/, /如 20/],
    ['必改（处）>', /是数字，不能和「」比较/, /如 20/],
  ])('%s is refused', (text, message, hint) => {
    const refused = errorOf({ filter: [text] });
    expect(refused).toMatchObject({ code: 'E_USAGE', exit: 2 });
    expect(refused.message).toMatch(message);
    expect(refused.hint).toMatch(hint);
  });
});

describe('--sort', () => {
  it.each([
    ['序号', [1, 2, 9, 10]],
    ['-序号', [10, 9, 2, 1]],
    ['－序号', [10, 9, 2, 1]],
    ['届满日', [10, 1, 9, 2]],
    ['-届满日', [9, 1, 10, 2]],
    ['-必改（处）', [10, 1, 2, 9]],
  ])('%s', (sort, expected) => {
    expect(ids({ sort })).toEqual(expected);
  });

  it('goes by the next column where one is equal, else leaves the order', () => {
    const rows = [
      { id: 3, unit: '乙' },
      { id: 1, unit: '甲' },
      { id: 2, unit: '乙' },
    ];
    const sorted = (sort: string) => choose(COLUMNS, rows, { sort }).listed.map(({ id }) => id);
    expect(sorted('执法单位')).toEqual([1, 3, 2]);
    expect(sorted('执法单位、序号')).toEqual([1, 2, 3]);
  });

  it('is a permutation, in order, whatever the values', () => {
    const row = fc.record({
      id: fc.integer(),
      unit: fc.string(),
      faults: fc.option(fc.integer(), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const given = rows as Row[];
        const { listed } = choose(COLUMNS, given, { sort: '必改（处）' });
        expect(new Set(listed)).toEqual(new Set(given));
        const faults = listed.map((one) => one.faults ?? Number.POSITIVE_INFINITY);
        expect(faults).toEqual([...faults].sort((a, b) => a - b));
      }),
    );
  });
});

describe('--columns and --limit', () => {
  it('names columns by title or key, each once, in the order asked for', () => {
    const { columns } = choose(COLUMNS, ROWS, { columns: '届满日，id、届满日' });
    expect(columns?.map(({ key }) => key)).toEqual(['due', 'id']);
    expect(choose(COLUMNS, ROWS, {}).columns).toBeUndefined();
  });

  it('cuts after choosing and sorting; 0 is all', () => {
    const { listed, matched } = choose(COLUMNS, ROWS, { filter: ['序号<10'], sort: '-序号', limit: 2 });
    expect(listed.map(({ id }) => id)).toEqual([9, 2]);
    expect(matched).toHaveLength(3);
    expect(ids({ limit: 0 })).toEqual([1, 2, 10, 9]);
  });

  it.each([
    [{ columns: '序号,问提' }, /选项 --columns：没有「问提」这一列/],
    [{ columns: '，' }, /选项 --columns：没有写列名/],
    [{ sort: '-届满曰' }, /选项 --sort：没有「届满曰」这一列/],
  ])('%o is refused', (options, message) => {
    expect(errorOf(options).message).toMatch(message);
  });

  it('a condition and its opposite part the rows', () => {
    const conditions = fc.constantFrom('执法单位=甲', '执法单位~甲', '届满日=', '必改（处）=3', '届满日~09');
    const rows = fc.array(
      fc.record({
        id: fc.nat(),
        unit: fc.constantFrom('甲', '乙', '甲乙', ''),
        due: fc.constantFrom('2026-09-18', '2026-10-08', undefined),
        faults: fc.constantFrom(0, 3, undefined),
      }),
    );
    fc.assert(
      fc.property(rows, conditions, (given, text) => {
        const kept = choose(COLUMNS, given as Row[], { filter: [text] }).listed;
        const others = choose(COLUMNS, given as Row[], { filter: [text.replace(/[=~]/u, '!$&')] }).listed;
        expect(kept.length + others.length).toBe(given.length);
        expect(kept.some((row) => others.includes(row))).toBe(false);
      }),
    );
  });
});

function errorOf(options: ListOptions): UserError {
  try {
    choose(COLUMNS, ROWS, options);
  } catch (error) {
    return error as UserError;
  }
  throw new Error('was taken');
}
