import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locateTables } from '../../src/workbook/locate.ts';
import { type Value, sheet, vocabulary, words } from './build.ts';

const PLAN = vocabulary();
const HEADER = words('序号·检查事项·检查对象·检查比例·检查时间·备注');
const ROW = (seq: Value, item = '危化品检查'): Value[] => [seq, item, '危化企业', '10%', '3月', '无'];

function one(
  rows: Parameters<typeof sheet>[0],
  merges: readonly string[] = [],
  blankFill: readonly string[] = [],
) {
  const located = locateTables(sheet(rows, { merges }), PLAN, { blankFill });
  expect(located.tables).toHaveLength(1);
  const [table] = located.tables;
  if (!table) throw new Error('no table');
  return table;
}

describe('what stands above a table', () => {
  it('keeps 附件, title and 填表单位 with their places (H1)', () => {
    const table = one([
      ['附件5'],
      ['行政检查计划统计表'],
      ['填表单位：区应急局', undefined, undefined, '填报时间：2026年02月03日'],
      undefined,
      HEADER,
      ROW(1),
    ]);
    expect(table.headerRows).toEqual([5]);
    expect(table.titles).toEqual([
      { text: '附件5', row: 1, column: 1 },
      { text: '行政检查计划统计表', row: 2, column: 1 },
      { text: '填表单位：区应急局', row: 3, column: 1 },
      { text: '填报时间：2026年02月03日', row: 3, column: 4 },
    ]);
  });

  it('takes a line of labels for no header when a better one follows', () => {
    const rows = [['执法单位', '区应急局', '检查时间', '2026年', '检查方式', '现场'], HEADER, ROW(1)];
    expect(one(rows).headerRows).toEqual([2]);
  });

  it('gives everything as loose text where there is no header', () => {
    const located = locateTables(
      sheet([['关于检查的说明'], ['一、检查依据'], ['二、检查时间', '三月']]),
      PLAN,
    );
    expect(located.tables).toEqual([]);
    expect(located.loose.map((t) => t.text)).toEqual([
      '关于检查的说明',
      '一、检查依据',
      '二、检查时间',
      '三月',
    ]);
  });

  it('two telling words make a header of a narrow table, 序号 and 备注 do not', () => {
    expect(
      one([
        ['检查事项', '检查对象'],
        ['甲', '乙'],
      ]).rows,
    ).toHaveLength(1);
    expect(
      locateTables(
        sheet([
          ['序号', '说明'],
          [1, '填写全称'],
        ]),
        PLAN,
      ).tables,
    ).toEqual([]);
  });
});

describe('rows that are no data', () => {
  it.each([
    { name: '合计', row: ['合 计', '', '', '', '', '35'], reason: 'total' },
    { name: '小计 behind 序号', row: ['', '小计', '12家', '/'], reason: 'total' },
    { name: '总计 with figures in its own cell', row: ['总计：35家'], reason: 'total' },
    { name: '注', row: ['注：抽查事项类别分为一般检查事项、重点检查事项；'], reason: 'note' },
    { name: '备注 (H18)', row: ['备注:抽查事项应当与计划一致;抽查比例为全年总体抽查比例'], reason: 'note' },
    { name: '填表说明', row: ['填表说明', '1.任务名称应当完整'], reason: 'note' },
    {
      name: '签字栏',
      row: ['填表人：张三', '', '审核人：李四', '', '联系电话：57920000'],
      reason: 'signature',
    },
    { name: '盖章', row: ['', '', '', '金山区应急管理局（盖章）'], reason: 'signature' },
    { name: '示例', row: ['示例', '危化品检查', '危化企业', '10%', '3月', ''], reason: 'example' },
    {
      name: '填写时删除',
      row: ['1', '危化品检查（此行为示例，填报时请删除）', '危化企业'],
      reason: 'example',
    },
    { name: '重复的表头', row: HEADER, reason: 'repeated-header' },
    { name: '栏次', row: ['1', '2', '3', '4', '5', '6'], reason: 'column-numbers' },
    { name: '栏次甲乙', row: ['甲', '乙', '(1)', '(2)', '(3)', '(4)'], reason: 'column-numbers' },
    { name: '栏次天干', row: ['甲', '乙', '丙', '丁', '戊', '己'], reason: 'column-numbers' },
    { name: '栏次字母', row: ['A', 'B', 'C', 'D', 'E', 'F'], reason: 'column-numbers' },
    { name: '栏次圈码', row: ['①', '②', '③', '④', '⑤', '⑥'], reason: 'column-numbers' },
    {
      name: '各列的填写要求',
      row: ['（编号）', '（按事项库填写）', '（写范围）', '（百分比）', '（起止月份）', ''],
      reason: 'note',
    },
    { name: '填写说明一行', row: ['填写说明', '按事项库填写', '写范围', '百分比'], reason: 'note' },
    { name: '空白', row: [' ', '\u3000', '\n'], reason: 'empty' },
    { name: '分组标题', row: ['（二）专项检查'], reason: 'band' },
  ])('$name → $reason', ({ row, reason }) => {
    const table = one([HEADER, ROW(1), row, ROW(2)]);
    expect(table.skipped.map((s) => [s.row, s.reason])).toEqual([[3, reason]]);
    expect(table.rows.map((r) => r.number)).toEqual([2, 4]);
  });

  it('takes the lines under 填表说明 along', () => {
    const table = one([HEADER, ROW(1), ['填表说明：'], ['1.任务名称应当完整'], ['2.时间写到月']]);
    expect(table.skipped.map((s) => [s.row, s.reason, s.text])).toEqual([
      [3, 'note', '填表说明：'],
      [4, 'note', '1.任务名称应当完整'],
      [5, 'note', '2.时间写到月'],
    ]);
  });

  it.each([
    { name: 'a unit called 合计…', row: ROW(2, '合计税务师事务所执业检查') },
    { name: 'a sample plate shop', row: ROW(2, '示范样例店检查') },
    { name: 'header words as values', row: [2, '检查方式', '检查对象', '10%', '3月', '检查内容见附件'] },
    { name: 'remark begins with 注', row: [2, '注册会计师检查', '会计师事务所', '10%', '3月', '注：已备案'] },
    { name: 'brackets around some of the values', row: ['1', '（甲）检查', '（企业）', '10%', '3月', ''] },
    { name: 'four rising numbers and text', row: ['1', '2', '3', '4', '甲', '乙'] },
  ])('keeps as data: $name', ({ row }) => {
    const table = one([HEADER, ROW(1), row]);
    expect(table.skipped).toEqual([]);
    expect(table.rows.map((r) => r.number)).toEqual([2, 3]);
  });
});

describe('a row most of which is merged with the one above', () => {
  const header = ['检查主体', '检查事项', '检查对象', '检查比例', '检查时间', '备注'];
  const first = ['区应急管理局', '危化检查', '危化企业', '10%', '3月', '无'];
  const merges = (...columns: string[]) => columns.map((column) => `${column}2:${column}3`);

  it.each([
    { name: 'a unit', row: ['区应急管理局'], merged: ['B', 'C', 'D', 'E', 'F'] },
    { name: 'a numbered item', row: ['', '二、烟花爆竹检查'], merged: ['A', 'C', 'D', 'E', 'F'] },
    { name: 'a sentence', row: ['', '', '本区烟花爆竹零售经营者。'], merged: ['A', 'B', 'D', 'E', 'F'] },
    { name: 'a remark', row: ['', '', '', '', '', '备注：另定'], merged: ['A', 'B', 'C', 'D', 'E'] },
  ])('is data: $name', ({ row, merged }) => {
    const table = one([header, first, row], merges(...merged));
    expect(table.skipped).toEqual([]);
    expect(table.rows.map(({ number }) => number)).toEqual([2, 3]);
  });

  it('is none where it is a sum, or where nothing above reaches over it', () => {
    const sum = one([header, first, ['', '小计', '12家']], merges('A'));
    expect(sum.skipped.map(({ reason }) => reason)).toEqual(['total']);
    const unit = one([header, first, ['区应急管理局']]);
    expect(unit.skipped.map(({ reason }) => reason)).toEqual(['signature']);
  });

  it('is none where it is within a note', () => {
    const note = ['注：一、时间可以调整。'];
    const table = one([header, first, note, ['', '二、以通知为准。']], ['A3:A5']);
    expect(table.rows.map(({ number }) => number)).toEqual([2]);
    expect(table.skipped.map(({ row, reason }) => [row, reason])).toEqual([
      [3, 'note'],
      [4, 'note'],
    ]);
  });
});

describe('several tables in one sheet (H3)', () => {
  it('splits them at the header and gives each its title', () => {
    const located = locateTables(
      sheet([
        ['本部门抽查计划'],
        HEADER,
        ROW(1),
        ['合计', '', '1家'],
        ['部门联合抽查计划'],
        ['填表单位：区应急局'],
        HEADER,
        ROW(1),
        ROW(2),
      ]),
      PLAN,
    );
    expect(located.tables.map((t) => t.titles.map((x) => x.text))).toEqual([
      ['本部门抽查计划'],
      ['部门联合抽查计划', '填表单位：区应急局'],
    ]);
    expect(located.tables.map((t) => t.rows.map((r) => r.number))).toEqual([[3], [8, 9]]);
    expect(located.tables[0]?.skipped.map((s) => s.reason)).toEqual(['total']);
  });

  it('a different header below is a new table even without a title', () => {
    const other = words('检查主体·检查事项·检查依据·检查频次');
    const located = locateTables(sheet([HEADER, ROW(1), other, ['区应急局', '甲', '乙', '1次/年']]), PLAN);
    expect(located.tables.map((t) => t.headerRows)).toEqual([[1], [3]]);
  });

  it('the same title and header again is the next page', () => {
    const table = one([['检查计划'], HEADER, ROW(1), ['检查计划'], HEADER, ROW(2)]);
    expect(table.rows.map((r) => r.number)).toEqual([3, 6]);
    expect(table.skipped.map((s) => [s.row, s.reason])).toEqual([
      [4, 'repeated-header'],
      [5, 'repeated-header'],
    ]);
  });

  it('a continuation row before the next header stays data', () => {
    const located = locateTables(
      sheet([HEADER, ROW(1), ['', '续项'], ['部门联合检查计划'], HEADER, ROW(1)], {
        merges: ['A2:A3', 'C2:C3'],
      }),
      PLAN,
    );
    expect(located.tables[0]?.rows.map((r) => r.number)).toEqual([2, 3]);
    expect(located.tables[1]?.titles.map((t) => t.text)).toEqual(['部门联合检查计划']);
  });
});

describe('values', () => {
  it('a vertical merge gives its top left value with that address', () => {
    const table = one([HEADER, ROW(1), ['', '储存检查', '', '20%', '4月']], ['A2:A3', 'C2:C3']);
    expect(table.rows[1]?.get('object_scope')).toEqual({
      cell: { text: '危化企业' },
      row: 2,
      column: 3,
      via: 'merge',
    });
    expect(table.rows[1]?.get('item')).toEqual({ cell: { text: '储存检查' }, row: 3, column: 2 });
    expect(table.rows[1]?.get('remark')).toBeUndefined();
    expect(table.rows[1]?.place('remark')).toEqual({ row: 3, column: 6 });
    expect(table.rows[1]?.get('basis')).toBeUndefined();
    expect(table.rows[1]?.place('basis')).toBeUndefined();
  });

  it('a merge that begins in the header gives nothing', () => {
    const table = one([HEADER, ['', '甲', '乙']], ['F1:F2']);
    expect(table.rows[0]?.get('remark')).toBeUndefined();
  });

  it('fills down without a merge only on request, and says so', () => {
    const rows = [HEADER, ROW(1), ['', '储存检查', '', '20%'], ['', '运输检查', '', '30%']];
    expect(one(rows).rows[1]?.get('object_scope')).toBeUndefined();
    expect(one(rows).filled).toEqual([]);
    const table = one(rows, [], ['object_scope']);
    expect(table.rows[2]?.get('object_scope')).toMatchObject({
      cell: { text: '危化企业' },
      row: 2,
      via: 'blank-fill',
    });
    expect(table.rows[2]?.get('remark')).toBeUndefined();
    expect(table.filled.map((f) => [f.row, f.column, f.key, f.from])).toEqual([
      [3, 3, 'object_scope', 2],
      [4, 3, 'object_scope', 2],
    ]);
  });

  it('columns not known, and values under no header, are told and kept', () => {
    const table = one([
      [...HEADER, '网格员', ''],
      [...ROW(1), '王五', '多出来的'],
    ]);
    expect(table.unmatched.map((c) => [c.header, c.column])).toEqual([
      ['网格员', 7],
      ['', 8],
    ]);
    expect(table.rows[0]?.extra.map((e) => [e.header, e.cell.text, e.column])).toEqual([
      ['网格员', '王五', 7],
      ['', '多出来的', 8],
    ]);
  });

  it('a wording that fits two columns equally is left undecided', () => {
    const table = one([
      [...HEADER, '检查方式和检查主体'],
      [...ROW(1), '现场'],
    ]);
    expect(table.unmatched.map((c) => [c.header, [...c.between].sort()])).toEqual([
      ['检查方式和检查主体', ['method', 'subject']],
    ]);
  });

  it('two columns of one name: the first counts, both are kept and told (H11)', () => {
    const table = one([
      [...HEADER, '无为计划'],
      [...ROW(1), '不设上限'],
    ]);
    expect(table.rows[0]?.get('remark')?.cell.text).toBe('无');
    expect(table.rows[0]?.all('remark').map((c) => c.cell.text)).toEqual(['无', '不设上限']);
    expect(table.duplicates).toMatchObject([
      { key: 'remark', columns: [{ header: '备注' }, { header: '无为计划' }] },
    ]);
  });

  it('the column with the whole name goes before one that only contains it, wherever they stand', () => {
    const table = one([
      ['检查事项', '拟定检查时间', '检查对象', '检查时间', '检查比例'],
      ['甲', '2026年3月', '乙', '2026年4月', '5%'],
    ]);
    expect(table.rows[0]?.get('time')).toMatchObject({ cell: { text: '2026年4月' }, column: 4 });
    expect(table.rows[0]?.place('time')).toEqual({ row: 2, column: 4 });
    expect(table.duplicates).toMatchObject([
      { key: 'time', columns: [{ header: '检查时间' }, { header: '拟定检查时间' }] },
    ]);
  });

  it('what has more behind a name that another column has whole is left undecided', () => {
    const table = one([
      ['检查事项', '检查对象类型', '检查对象', '检查时间', '检查对象联系电话'],
      ['甲', '个体', '乙', '2026年4月', '57920000'],
    ]);
    expect(table.rows[0]?.all('object_scope').map(({ cell }) => cell.text)).toEqual(['乙']);
    expect(table.unmatched.map(({ header, between }) => [header, between])).toEqual([
      ['检查对象类型', ['object_scope']],
      ['检查对象联系电话', []],
    ]);
    const alone = one([
      ['检查事项', '检查对象类型', '检查时间'],
      ['甲', '个体', '2026年4月'],
    ]);
    expect(alone.rows[0]?.get('object_scope')?.cell.text).toBe('个体');
  });

  it('a merged header over one column of values adds no second column', () => {
    const header = ['检查事项', '检查对象', '', '检查比例'];
    const narrow = one([header, ['甲', '乙', '', '5%']], ['B1:C1', 'B2:C2']);
    expect(narrow.columns.map((c) => c.column)).toEqual([1, 2, 4]);
    const wide = one([header, ['甲', '乙', '丙', '5%']], ['B1:C1']);
    expect(wide.rows[0]?.all('object_scope').map((c) => c.cell.text)).toEqual(['乙', '丙']);
  });

  it('a broken cell is a value, not an empty one', () => {
    const table = one([HEADER, [1, { text: '', trouble: 'no-cached-value' }, '危化企业', '10%', '3月', '']]);
    expect(table.rows[0]?.get('item')?.cell.trouble).toBe('no-cached-value');
  });
});

describe('a row one cell short (H4)', () => {
  const header = words(
    '抽查计划编号·任务名称·抽查类型·抽查对象·发起部门·参与部门·抽查比例(数量)·检查方式·起止时间·抽查事项',
  );
  const good = words('01·校园食品·定向·学校食堂·市监局·教育局·10% (20户)·现场检查·2026年1月—11月·食品安全');
  const short = words('02·校外培训·定向·培训机构·教育局·5% (3户)·现场检查·2026年1月—11月·培训资质·');

  it('is told with the cell where it begins, and nothing is moved', () => {
    const table = one([header, good, short]);
    expect(table.suspects).toMatchObject([{ row: 3, column: 6, text: '5% (3户)' }]);
    expect(table.suspects[0]?.reason).toContain('抽查比例');
    expect(table.rows[1]?.get('coop')?.cell.text).toBe('5% (3户)');
    expect(table.rows.map((r) => r.number)).toEqual([2, 3]);
  });

  it.each([
    { name: 'empty last column', row: [...good.slice(0, 9), ''] },
    { name: 'open ratio', row: [...good.slice(0, 6), '根据监管需要', ...good.slice(7, 9), ''] },
    { name: 'two values left out', row: [...good.slice(0, 5), '', '', ...good.slice(7, 9), ''] },
  ])('$name is no such row', ({ row }) => {
    expect(one([header, row]).suspects).toEqual([]);
  });

  it('is told too where the basis at its end stands under 检查方式', () => {
    const ends = words('序号·检查事项·检查对象·检查比例·检查时间·检查方式·检查依据');
    const early = words('2·药品零售检查·药店·10%·5月·《药品管理法》第九十九条·');
    const whole = words('1·药品零售检查·药店·10%·5月·现场检查·');
    expect(one([ends, whole, early]).suspects).toMatchObject([{ row: 3, column: 6 }]);
    const within = words('序号·检查内容·检查方式·检查对象·检查比例·检查时间·备注');
    const visits = words('1·生产现场管理·走访·企业·10%·5月·');
    expect(one([within, visits]).suspects).toEqual([]);
  });
});

it('every text of a sheet is a title, a header, a value, in a skipped row or loose', () => {
  const word = fc.constantFrom(
    ...HEADER,
    '甲',
    '注：乙',
    '合计',
    '附件1',
    '3月',
    '',
    '（一）丙',
    '检查 方式',
    '10%',
    '序号',
  );
  fc.assert(
    fc.property(
      fc.array(fc.array(word, { maxLength: 6 }), { maxLength: 12 }),
      fc.array(fc.tuple(fc.nat(9), fc.nat(4), fc.nat(2), fc.nat(2)), { maxLength: 2 }),
      (rows, boxes) => {
        const original = sheet(rows);
        const merges = boxes.map(([top, left, tall, wide]) => ({
          top: top + 1,
          left: left + 1,
          bottom: top + 1 + tall,
          right: left + 1 + wide,
        }));
        const located = locateTables({ ...original, merges }, PLAN);
        // Tables side by side share rows: what is data of one may be a title, header or note of the other.
        const told = new Set(located.loose.map((t) => t.row));
        const owned = new Map<number, number>();
        for (const table of located.tables) {
          for (const t of [...table.titles, ...table.skipped]) if (t.text !== '') told.add(t.row);
          for (const row of table.headerRows) told.add(row);
          for (const row of table.rows) {
            const own = table.columns.flatMap(({ key, column }) =>
              (key === undefined ? row.extra : row.all(key)).filter(
                (c) => c.row === row.number && c.column === column,
              ),
            );
            owned.set(row.number, (owned.get(row.number) ?? 0) + own.length);
          }
        }
        const wrong = [...owned].filter(([number, count]) => {
          const cells = original.rows.find((r) => r.number === number)?.cells ?? [];
          const filled = cells.filter((c) => c !== undefined).length;
          return told.has(number) ? count >= filled : count !== filled;
        });
        expect(wrong).toEqual([]);
        const seen = new Set([...told, ...owned.keys()]);
        const texts = original.rows.filter((row) => row.cells.some((cell) => cell !== undefined));
        expect(texts.filter((row) => !seen.has(row.number))).toEqual([]);
      },
    ),
    { numRuns: 500 },
  );
});
