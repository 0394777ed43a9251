import { readFileSync, writeFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { readKeptFile } from '../../src/store/archive.ts';
import { query } from '../../src/store/query.ts';
import { enterpriseCode, SECTORS } from '../plan/rules/registry.ts';
import { bench, json } from './harness.ts';
import { fillRegistry, putRows } from './inbox.ts';
import { CODE_HEAD, record, recordInbox, row, type Fields } from './record-inbox.ts';

const desk = bench();
const { zfjd, init, path, withStore } = desk;

beforeEach(async () => {
  await init();
  fillRegistry(desk);
});

const { putCsv, take, records } = recordInbox(desk);
const files = query('test.keptFiles', 'SELECT id FROM kept_file ORDER BY id', { id: 'int' });
const kept = () => withStore((store) => store.all(files).map(({ id }) => readKeptFile(store, id)));

describe('inspection import', () => {
  it('takes 检查码 records from a workbook', async () => {
    const rows = [
      record({
        计划编码: 'P-1',
        统一社会信用代码: enterpriseCode('上海甲食品有限公司'),
        检查要点结果: '1.发现问题',
        是否联合: '是',
        评价: '满意',
      }),
      record({ 检查码编号: 'JCM002', 触发来源: '投诉举报', 检查时间: '2026/10/4' }),
    ];
    const { code, sheet } = await take(putRows(desk, '记录.xlsx', [['检查码记录'], CODE_HEAD, ...rows]));
    expect(code).toBe(0);
    expect(sheet).toMatchObject({ layout: 'code', rows: 2, added: 2, origins: { planned: 1, triggered: 1 } });
    expect(records()).toMatchObject([
      {
        origin: 'planned',
        result: 'found',
        joint: 1,
        rating: 4,
        checked_minute: 545,
        row: 3,
        enterprise_id: 1,
      },
      { origin: 'triggered', checked_minute: null, enterprise_id: null, row: 4 },
    ]);
  });

  it('takes the national record with its arrays, from GBK text', async () => {
    const head = [
      '记录唯一标识',
      '检查行为名称',
      '实施机构',
      '行政相对人名称',
      '行政相对人性质',
      '行政区划代码',
      '检查结果',
      '检查时间',
      '检查人员',
      '执法证号',
    ];
    const cells = [
      'r-1',
      '日常检查',
      SECTORS['应急'] ?? '',
      '乙公司',
      '企业',
      '310199',
      '未发现问题',
      '20261003',
      '"[""张三"",""李四""]"',
      '"[""A00001"",""A00002""]"',
    ];
    const { sheet } = await take(putCsv('国家.csv', [head, cells]));
    expect(sheet).toMatchObject({ layout: 'national', added: 1 });
    expect(records()).toMatchObject([{ record_id: 'R-1', result: 'none' }]);
    const { out } = await zfjd('inspection show r-1 --json');
    expect(json(out)).toMatchObject({
      data: {
        records: [
          {
            officers: [
              { code: 'A00001', name: '张三' },
              { code: 'A00002', name: '李四' },
            ],
          },
        ],
      },
    });
  });

  it('takes a record that the national export has deleted for a cancelled one', async () => {
    const head = [
      '记录唯一标识',
      '实施机构',
      '行政相对人名称',
      '行政相对人性质',
      '行政区划代码',
      '检查时间',
      '操作类型',
    ];
    const cells = (id: string, operation: string) => [
      id,
      SECTORS['应急'] ?? '',
      '乙公司',
      '企业',
      '310199',
      '2026-10-03',
      operation,
    ];
    const { data } = await take(putCsv('国家.csv', [head, cells('r-1', 'i'), cells('r-2', 'd')]));
    expect(data.files[0]?.notes.join()).not.toContain('操作类型');
    expect(records()).toMatchObject([{ cancelled: 0 }, { cancelled: 1 }]);
  });

  it('takes a simple list of one agency that is named on the command line', async () => {
    const file = putCsv('简表.csv', [
      ['序号', '检查日期', '检查类型', '检查结果', '企业名称'],
      ['1', '2026-10-03', '双随机', '合格', '甲公司'],
    ]);
    const refused = await take(file);
    expect(refused).toMatchObject({
      code: 3,
      data: { files: [{ outcome: 'failed', code: 'E_INSPECTION_AGENCY' }] },
    });
    expect((await take(file, '--agency', '区市监局')).sheet).toMatchObject({ layout: 'simple', added: 1 });
  });

  it('says which columns it does not know', async () => {
    const { data } = await take(
      putCsv('a.csv', [
        [...CODE_HEAD, '天气'],
        [...record({}), '晴'],
      ]),
    );
    expect(data.files[0]?.notes.join()).toMatch(/不认识的列.*「天气」/);
    await zfjd('header add inspection 天气 备注');
    const again = await take(path('a.csv'));
    expect(again.data.files[0]?.notes.join()).not.toContain('天气');
  });
});

describe('the same records again', () => {
  it('are new, changed or the same, and keep what they said', async () => {
    const file = (result: string, more: Fields = {}) =>
      putCsv('a.csv', [
        CODE_HEAD,
        record({ 检查要点结果: result, ...more }),
        record({ 检查码编号: 'JCM002' }),
      ]);
    await take(file('未发现问题'));
    expect((await take(file('未发现问题'))).sheet).toMatchObject({ added: 0, changed: 0, same: 2 });
    const cancelled = await take(file('发现问题', { 状态: '已作废' }));
    expect(cancelled.sheet).toMatchObject({ changed: 1, same: 1, cancelled: 1, origins: { planned: 1 } });
    expect((await zfjd('inspection list')).out).toMatch(/共2条；计入：有计划1；.*已作废1/);
    expect(records()).toMatchObject([{ result: 'found', cancelled: 1 }, { result: '' }]);
    const { out } = await zfjd('检查记录 查看 JCM001');
    expect(out).toMatch(/由「a\.csv」更新：.*检查结果原为“未发现问题”/);
    expect(out).toMatch(/原件里的这一行[\s\S]*检查要点结果\s+发现问题/);
  });

  it('refer to what is there and hold what they may, in a first load as later', async () => {
    const rows = (ids: readonly string[]) =>
      ids.map((id) =>
        record({
          检查码编号: id,
          统一社会信用代码: enterpriseCode('上海甲食品有限公司'),
          检查事项: `${id}检查`,
          执法人员: `张三(0901${id})`,
        }),
      );
    putCsv('a.csv', [CODE_HEAD, ...rows(['JCM001', 'JCM002'])]);
    putCsv('b.csv', [CODE_HEAD, ...rows(['JCM002', 'JCM003'])]);
    await take(path('a.csv'));
    expect(records().every(({ enterprise_id: id }) => id !== null)).toBe(true);
    await take(path('b.csv'));
    expect(records()).toHaveLength(3);
    withStore((store) => {
      expect(store.pragma('foreign_key_check')).toEqual([]);
      // Closed words and flags too, which a first load does not look at row by row.
      expect(store.pragma('integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    });
  });

  it('under one code after the first are follow-ups', async () => {
    await take(
      putCsv('a.csv', [
        CODE_HEAD,
        record({ 检查时间: '2026-10-09' }),
        record({}),
        record({ 检查码编号: 'X' }),
      ]),
    );
    expect(records().map((r) => r.follow_up)).toEqual([1, 0, 0]);
  });
});

describe('which visit under a code is the first', () => {
  const HEAD = [...CODE_HEAD, '记录编号', '是否复查'];
  const put = async (...visits: Fields[]) => {
    const rows = visits.map((fields) => row(HEAD, fields));
    const { sheet } = await take(putCsv('a.csv', [HEAD, ...rows]));
    return sheet;
  };
  const followUps = () =>
    Object.fromEntries(records().map(({ record_id: id, follow_up: further }) => [id, further]));
  const of = (id: string, day: string, more: Fields = {}): Fields => ({
    检查码编号: 'JCM001',
    任务名称: '日常检查',
    检查对象: '甲公司',
    执法单位: '区市监局',
    记录编号: id,
    检查时间: `2026-10-${day} 09:00`,
    ...more,
  });
  beforeEach(async () => {
    await put(of('A', '05'), of('B', '12'), of('C', '19'));
  });

  it('is judged again when the first is cancelled, and when it stands again', async () => {
    expect(followUps()).toEqual({ A: 0, B: 1, C: 1 });
    await put(of('A', '05', { 状态: '已作废' }));
    expect(followUps()).toEqual({ A: 0, B: 0, C: 1 });
    await put(of('A', '05'));
    expect(followUps()).toEqual({ A: 0, B: 1, C: 1 });
  });

  it('is judged again when the first is moved to another object, day or code', async () => {
    await put(of('A', '05', { 检查对象: '乙公司' }));
    expect(followUps()).toEqual({ A: 0, B: 0, C: 1 });
    await put(of('A', '15'));
    expect(followUps()).toEqual({ A: 1, B: 0, C: 1 });
    await put(of('A', '15', { 检查码编号: 'JCM009' }));
    expect(followUps()).toEqual({ A: 0, B: 0, C: 1 });
    await put(of('B', '12', { 检查码编号: 'JCM009' }));
    expect(followUps()).toEqual({ A: 1, B: 0, C: 0 });
  });

  it('takes in a visit that comes later and was earlier', async () => {
    await put(of('Z', '02'));
    expect(followUps()).toEqual({ Z: 0, A: 1, B: 1, C: 1 });
  });

  it('leaves what a record says of itself', async () => {
    await put(of('A', '05', { 是否复查: '是' }), of('D', '20', { 检查码编号: '', 是否复查: '是' }));
    expect(followUps()).toEqual({ A: 1, B: 1, C: 1, D: 1 });
    const sheet = await put(of('A', '05'), of('B', '12'), of('D', '20', { 检查码编号: '' }));
    expect(sheet).toMatchObject({ changed: 2, same: 1 });
    expect(followUps()).toEqual({ A: 0, B: 1, C: 1, D: 0 });
  });
});

describe('what does not count', () => {
  it('is set apart by the list of the sector', async () => {
    const of = (agency: string, task: string, i: number) =>
      record({ 检查码编号: `C${i}`, 执法单位: SECTORS[agency] ?? '', 任务名称: task });
    const rows = [
      of('市监', '告知承诺核查', 1),
      of('生态', '告知承诺核查', 2),
      of('市监', '食品安全抽检', 3),
      of('建管', '燃气抽检', 4),
      of('文旅', '上门指导', 5),
      of('应急', '上门指导', 6),
    ];
    const { sheet } = await take(putCsv('a.csv', [CODE_HEAD, ...rows]));
    expect(sheet?.outside).toEqual({ 告知承诺核查: 1, 抽检: 1, 上门服务: 1 });
    const { out } = await zfjd('inspection list --outside --json');
    expect(json(out)).toMatchObject({ data: { total: 3, outside: { 抽检: 1 } } });
  });

  it('of the police are items that are not on the list of nineteen', async () => {
    const cases = [
      ['对旅馆业特种行业的检查', '日常检查', ''],
      ['网 吧检查', '日常检查', ''],
      ['对金融机构营业场所和金库安全防范设施建设情况的检查', '', ''],
      ['消防监督检查', '', ''],
      ['典当业治安检查', '日常检查', '附件2所列19项以外'],
      ['典当业治安检查;保安服务业检查', '', ''],
      ['治安检查', '旅馆业专项检查', ''],
      ['二手车市场治安检查', '专项检查', '附件2所列19项以外'],
      // What does not say its item is not guessed; a class of the other list goes first.
      ['', '典当业检查', ''],
      ['旅馆业检查', '告知承诺核查', '告知承诺核查'],
    ] as const;
    const rows = cases.map(([item, task], i) =>
      record({
        检查码编号: `C${i}`,
        执法单位: SECTORS['公安'] ?? '',
        检查事项: item,
        任务名称: task,
        检查时间: i === 0 ? '2024-05-06' : '2026-10-03',
      }),
    );
    const others = record({ 检查码编号: 'D1', 检查事项: '典当业治安检查' });
    const { sheet } = await take(putCsv('a.csv', [CODE_HEAD, ...rows, others]));
    expect(records().map(({ outside }) => outside)).toEqual([...cases.map(([, , outside]) => outside), '']);
    expect(sheet?.outside).toEqual({ 附件2所列19项以外: 2, 告知承诺核查: 1 });
    const { out } = await zfjd('inspection show C4');
    expect(out).toMatch(/是否计入\s+不计入：附件2所列19项以外（依据：.*二）/);
    expect((await zfjd('inspection show C9')).out).toMatch(/不计入：告知承诺核查（依据：.*五\(二\)1）/);
  });

  it('is told from what was planned or triggered, as each sector has it', async () => {
    const cases = [
      ['建管', '上级部署专题性检查', 'triggered'],
      ['市监', '上级部署专项检查', 'planned'],
      ['药监', '抽检不合格', 'triggered'],
      ['市监', '抽检不合格', 'unknown'],
      ['交通', '检查', 'planned'],
      ['市监', '其他', 'unknown'],
      ['文旅', '其他', 'planned'],
      ['市监', '首次摸底', 'survey'],
    ] as const;
    const rows = cases.map(([sector, source], i) =>
      record({ 检查码编号: `C${i}`, 执法单位: SECTORS[sector] ?? '', 触发来源: source, 任务名称: '' }),
    );
    // What is set apart as 抽检 has an origin all the same.
    await take(putCsv('a.csv', [CODE_HEAD, ...rows]));
    expect(records().map(({ origin }) => origin)).toEqual(cases.map(([, , origin]) => origin));
  });
});

describe('citizens', () => {
  const citizen = record({ 检查对象: '王小明', 统一社会信用代码: '11010519491231002X', 检查地点: '某路2号' });

  it('are left out of the records and of what is kept', async () => {
    const { sheet } = await take(putCsv('a.csv', [CODE_HEAD, citizen, record({ 检查码编号: 'JCM002' })]));
    expect(sheet).toMatchObject({ citizens: 1, added: 2 });
    expect(records()[0]).toMatchObject({ object_name: '', object_code: '', place: '' });
    const [copy] = kept();
    expect(copy?.name).toBe('a（已隐去个人信息）.csv');
    expect(copy?.bytes.toString()).toContain('甲公司');
    expect(copy?.bytes.toString()).not.toMatch(/王小明|11010519491231002X|某路2号/);
    const { out } = await zfjd('inspection show JCM001');
    expect(out).toMatch(/原件里的这一行[\s\S]*个人信息，未留存/);
  });

  it('are left out though their number has a slip in it', async () => {
    const slip = record({ 检查对象: '王小明', 统一社会信用代码: '310228197001011234', 检查地点: '某路2号' });
    await take(putCsv('a.csv', [CODE_HEAD, slip]));
    expect(records()).toMatchObject([{ object_name: '', object_code: '', place: '' }]);
    expect(kept()[0]?.bytes.toString()).not.toMatch(/王小明|310228197001011234|某路2号/);
  });

  it('come in where that is asked for', async () => {
    await take(putCsv('a.csv', [CODE_HEAD, citizen]), '--with-citizens');
    expect(records()[0]).toMatchObject({ object_name: '王小明', object_code: '11010519491231002X' });
    expect(kept().map(({ name }) => name)).toEqual(['a.csv']);
  });
});

describe('rows that cannot be taken', () => {
  const FAULTS: readonly [code: string, fields: Fields][] = [
    ['I101', { 执法单位: '' }],
    ['I102', { 执法单位: '没有的局' }],
    ['I103', { 检查时间: '' }],
    ['I104', { 检查时间: '2026-13-01' }],
    ['I105', { 检查时间: '2027-01-01' }],
    ['I105', { 结果录入时间: '2099-10-03 10:00' }],
    ['I109', { 检查时间: '1926-10-03' }],
    ['I108', { 检查对象: '#REF!' }],
  ];
  it('keep the file out and are told cell by cell', async () => {
    const rows = FAULTS.map(([, fields], i) => record({ 检查码编号: `B${i}`, ...fields }));
    const { code, data, findings } = await take(putCsv('a.csv', [CODE_HEAD, record({}), ...rows]));
    expect(code).toBe(1);
    expect(data.files[0]?.outcome).toBe('refused');
    const places = findings.map(({ code: fault, where }) => [fault, (where as { row: number }).row]);
    expect(places).toHaveLength(FAULTS.length);
    expect(places).toEqual(expect.arrayContaining(FAULTS.map(([fault], i) => [fault, i + 3])));
    expect(findings.every(({ where }) => 'column' in where)).toBe(true);
    expect(records()).toEqual([]);
  });

  it('keep a time out that cannot be one, and say so', async () => {
    const head = [...CODE_HEAD, '申请时间', '检查结束时间'];
    const cells = [...record({}), '1900-01-01 00:00', '2099-10-03 11:00'];
    const { sheet, findings } = await take(putCsv('a.csv', [head, cells]));
    expect(sheet).toMatchObject({ added: 1, refused: 0 });
    expect(findings.map(({ code, message }) => [code, message])).toEqual([
      ['I206', expect.stringContaining('「申请时间」早于2000年')],
      ['I206', expect.stringContaining('「检查结束时间」在今天以后')],
    ]);
    const [stated] = (await zfjd('inspection show JCM001')).out.split('原件里的这一行');
    expect(stated).not.toMatch(/2099|1900/);
  });

  it('are told twice for one id with two contents, and once for one with the same', async () => {
    const same = await take(putCsv('a.csv', [CODE_HEAD, record({}), record({})]));
    expect(same.sheet).toMatchObject({ added: 1, same: 1, refused: 0 });
    const { findings } = await take(
      putCsv('b.csv', [CODE_HEAD, record({}), record({ 检查要点结果: '发现问题' })]),
    );
    expect(findings.map(({ code }) => code)).toEqual(['I107']);
  });

  it('are written to a file of their own where the others go in', async () => {
    const bad = record({ 检查码编号: 'JCM002', 执法单位: '没有的局' });
    const { data, sheet } = await take(putCsv('a.csv', [CODE_HEAD, record({}), bad]), '--partial');
    expect(sheet).toMatchObject({ added: 1, refused: 1 });
    expect(data.saved).toEqual([path('a（未导入的行）.xlsx')]);
    expect(readFileSync(path('a（未导入的行）.xlsx')).length).toBeGreaterThan(500);
    const again = await take(path('a（未导入的行）.xlsx'));
    expect(again.findings).toMatchObject([{ code: 'I102', where: { row: 2 } }]);
  });

  it('are asked about at a terminal', async () => {
    const file = putCsv('a.csv', [CODE_HEAD, record({}), record({ 检查时间: '' })]);
    const asked: string[] = [];
    const person = {
      input: () => Promise.reject(new Error('input')),
      confirm: (question: string) => {
        asked.push(question);
        return Promise.resolve(true);
      },
    };
    const { code } = await zfjd(['inspection', 'import', file], { person });
    expect(code).toBe(1);
    expect(asked).toEqual(['「a.csv」有1行读不懂，另外1行可以导入。只导入这1行吗？']);
    expect(records()).toHaveLength(1);
  });

  it.each([
    [
      'a file that names no agency',
      [
        ['检查对象', '检查时间'],
        ['甲公司', '2026-10-03'],
      ],
    ],
    [
      'a file without records',
      [
        ['姓名', '电话'],
        ['张三', '123'],
      ],
    ],
  ])('of %s leave nothing behind for the next file', async (_, rows) => {
    const bad = putCsv('a.csv', rows);
    const good = putCsv('b.csv', [CODE_HEAD, record({}), record({ 检查码编号: 'JCM002' })]);
    const { data } = await take(bad, good);
    expect(data.files.map(({ outcome }) => outcome)).toEqual(['failed', 'imported']);
    expect(data.files[1]?.sheets).toMatchObject([{ rows: 2, added: 2 }]);
    expect(records()).toHaveLength(2);
  });

  it('change nothing in a dry run', async () => {
    const { sheet } = await take(putCsv('a.csv', [CODE_HEAD, record({})]), '--dry-run');
    expect(sheet).toMatchObject({ added: 1 });
    expect(records()).toEqual([]);
    expect(kept()).toEqual([]);
  });

  it('in an encoding that cannot be told ask for it', async () => {
    writeFileSync(path('a.csv'), Buffer.from([0xff, 0x41, 0x2c, 0x81, 0x20, 0x0a]));
    expect(await take(path('a.csv'))).toMatchObject({
      code: 3,
      data: { files: [{ code: 'E_WORKBOOK_ENCODING' }] },
    });
  });
});

describe('inspection list', () => {
  it('goes by what is asked', async () => {
    await take(
      putCsv('a.csv', [
        CODE_HEAD,
        record({ 计划编码: 'P-1', 检查要点结果: '发现问题' }),
        record({ 检查码编号: 'JCM002', 检查时间: '2026-11-01', 触发来源: '投诉', 检查对象: '乙公司' }),
      ]),
    );
    const ids = async (words: string) =>
      (
        json((await zfjd(`inspection list ${words} --json`)).out)['data'] as { records: { id: number }[] }
      ).records.map(({ id }) => id);
    expect(await ids('')).toEqual([2, 1]);
    expect(await ids('--to 2026-10-31')).toEqual([1]);
    expect(await ids('--origin 触发式')).toEqual([2]);
    expect(await ids('--result 发现问题 --plan p-1')).toEqual([1]);
    expect(await ids('--object 乙 --agency 区市监局')).toEqual([2]);
    expect(await ids('--limit 1')).toEqual([2]);
    expect((await zfjd('inspection show 99')).code).toBe(3);
  });
});
