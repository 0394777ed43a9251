import { readFileSync } from 'node:fs';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { drawPaper } from '../../src/cli/views/draw-paper.ts';
import { showDraw } from '../../src/draw/show-draw.ts';
import { loadPack, packFolder } from '../../src/policy/load.ts';
import { readWorkbook } from '../../src/workbook/read.ts';
import { docxParts, docxTexts } from '../document/docx.ts';
import { agency, registerAgencies, registerOfficers } from '../draw/desk.ts';
import { example } from '../draw/support.ts';
import { bench, ROOT } from './harness.ts';

const { zfjd, init, path, withStore } = bench();
const QUARTER = ['--quarter', '2026Q4'];
const [unit = '', inspector = ''] = [example.units[0]?.code, example.inspectors[0]];

beforeEach(async () => {
  await init();
  withStore((store) => {
    registerAgencies(store, example.units.map(agency));
    registerOfficers(
      store,
      example.inspectors.slice(1).map((certificate, i) => ({
        certificate,
        name: `检查员${i + 1}`,
        agency: unit,
        kind: '执法人员',
        validTo: undefined,
        status: '在岗',
      })),
    );
  });
  const officers = example.inspectors.flatMap((code) => ['--inspector', code]);
  await zfjd(
    ['draw', 'commit', ...QUARTER, '--lottery', 'FC3D', '--dice', '8', '--not-before', '2026-11-27'].concat(
      officers,
      ['--exclude', `${unit}=${inspector}=近亲属`, '--confirm', '2026Q4', '-o', path('承诺')],
    ),
  );
});

const seed = () =>
  zfjd(
    [
      'draw',
      'seed',
      ...QUARTER,
      '--today',
      '2026-11-27',
      '--date',
      '2026-11-27',
      '--confirm',
      '2026Q4',
    ].concat(
      ['--lottery', 'FC3D-2026310', '--numbers', '0.2.3', '--dice', '00713358'],
      ['--published-on', '2026-11-24', '--published-at', '区政府网站', '--witness', '甲', '--witness', '乙'],
      ['--roller', '丙'],
    ),
  );
const run = () => zfjd(['draw', 'run', ...QUARTER, '--today', '2026-11-27', '-o', path('记录')]);
const read = (name: string) => readFileSync(path(name));

describe('抽查记录.docx', () => {
  it('lies in the record folder and holds everything, in order', async () => {
    await seed();
    expect(await run()).toMatchObject({ code: 0 });
    const texts = docxTexts(read('记录/抽查记录.docx'));
    const whole = texts.join('\n');
    const sums = read('记录/SHA256SUMS').toString('utf8');
    const tickets = read('记录/06-piaohao.tsv')
      .toString('utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.split('\t'));
    const first = tickets.find((row) => row[4] === '1');
    const pair = read('记录/08-peidui.tsv').toString('utf8').split('\n')[1]?.split('\t') ?? [];
    const order = [
      '某区司法局',
      '2026年第四季度涉企行政执法单位抽查记录',
      '二（一）1',
      '10/100',
      '承诺值为',
      /^[0-9a-f]{64}$/,
      '2026年11月24日，区政府网站',
      '首次福彩3D开奖号码，另加当众掷8个十面骰的读数',
      '福彩3D第2026310期',
      '2026年11月27日',
      '0 2 3',
      '00713358',
      '掷骰人',
      '丙',
      'CC1|2026Q4|FC3D-2026310|2026-11-27|0.2.3|D10-00713358',
      /^[0-9a-f]{64}$/,
      '甲、乙',
      '单位数N',
      '实际比例',
      first?.[2] ?? '',
      first?.[3] ?? '',
      '没有抽中的下一个票号',
      '配对票号',
      pair[2] ?? '',
      '回避原因类别',
      inspector,
      '涉及近亲属利害关系',
      '抽取后的变更',
      '无。',
      '定向检查',
      'zfjd 0.',
      /^[0-9a-f]{64}$/,
      'sh verify.sh',
      '操作人',
      '监督人',
      '掷骰人',
      '见证人',
      '纪检监察',
      '2026年11月27日',
    ];
    let from = 0;
    for (const wanted of order) {
      const at = texts.findIndex(
        (text, i) => i >= from && (typeof wanted === 'string' ? text.includes(wanted) : wanted.test(text)),
      );
      expect({ wanted: String(wanted), found: at >= from }).toEqual({ wanted: String(wanted), found: true });
      from = at;
    }
    for (const [, , code = '', ticket = ''] of tickets.filter((row) => row[4] === '1')) {
      expect(whole).toContain(code);
      expect(whole).toContain(ticket);
    }
    expect(sums).not.toContain('docx');
    expect(whole).not.toMatch(/[{}]|undefined/u);
  });

  it('is the same bytes at any time, without author or time', async () => {
    await seed();
    await run();
    vi.useFakeTimers({ now: new Date('2031-01-01T00:00:00Z'), toFake: ['Date'] });
    await zfjd(['draw', 'show', '2026Q4', '-o', path('另存.docx')]).finally(() => vi.useRealTimers());
    expect(read('另存.docx').equals(read('记录/抽查记录.docx'))).toBe(true);
    expect(docxParts(read('另存.docx'))('docProps/core.xml')).not.toMatch(/creator|created|modified/u);
  });

  it('lists 定向检查 apart from the rate', async () => {
    await seed();
    await run();
    const rate = docxTexts(read('记录/抽查记录.docx')).filter((text) => text.endsWith('%'));
    const name = example.units[3]?.name ?? '';
    await zfjd(['draw', 'target', '--agency', name, '--reason', '投诉集中', '--on', '2026-11-20']);
    await zfjd(['draw', 'show', '2026Q4', '-o', path('r.docx')]);
    const texts = docxTexts(read('r.docx'));
    expect(texts.slice(texts.indexOf('八、定向检查'))).toEqual(
      expect.arrayContaining([name, '2026年11月20日', '投诉集中']),
    );
    expect(texts.filter((text) => text.endsWith('%'))).toEqual(rate);
    expect((await zfjd('draw show 2026Q4')).out).toContain('定向检查（1次，不计入抽查比例）');
    expect((await zfjd('draw show')).out).toContain('投诉集中');
  });

  it('refers to its annex for what is too long to be signed', async () => {
    await seed();
    await run();
    const pack = loadPack(packFolder(ROOT), 'jinshan');
    const report = withStore((store) => showDraw(store, pack, '2026Q4'));
    const [one] = report.drawn;
    if (!one) throw new Error('nothing drawn');
    const template = { name: 'x', text: '标题：记录\n{drawnTable}\n{nextTable}' };
    const paper = (drawn: typeof report.drawn) =>
      drawPaper({ ...report, drawn }, { bureau: '局', version: '1', template, targeted: [] }).body[0];
    expect(paper(Array.from({ length: 400 }, () => one))).toMatchObject({ kind: 'table' });
    expect(paper(Array.from({ length: 401 }, () => one))).toMatchObject({
      kind: 'text',
      text: expect.stringContaining('共401行'),
    });
  });

  it('is refused before the draw, as is its annex', async () => {
    for (const name of ['r.docx', 'r.xlsx']) {
      const { code, err } = await zfjd(['draw', 'show', '2026Q4', '-o', path(name)]);
      expect({ code, err }).toMatchObject({ code: 3, err: expect.stringContaining('还没有抽取') });
    }
    expect(await zfjd(['draw', 'show', '2026Q4', '-o', path('r.pdf')])).toMatchObject({
      code: 2,
      err: expect.stringContaining('.docx、.xlsx'),
    });
  });
});

describe('全部票号.xlsx', () => {
  it('holds every ticket as it stands in the published file', async () => {
    await seed();
    await run();
    const book = readWorkbook(new Uint8Array(read('记录/全部票号.xlsx')), '全部票号.xlsx');
    expect(book.sheets.map(({ name }) => name)).toEqual(['全部票号', '抽中单位', '回避', '名额']);
    const cells = book.sheets[0]?.rows.slice(1).map((row) => row.cells.map((cell) => cell?.text ?? '')) ?? [];
    const published = read('记录/06-piaohao.tsv').toString('utf8').trim().split('\n').slice(1);
    expect(cells.map((row) => [row[4], row[5], row[6] === '是' ? '1' : '0'].join('\t')).sort()).toEqual(
      published.map((line) => line.split('\t').slice(2).join('\t')).sort(),
    );
  });
});
