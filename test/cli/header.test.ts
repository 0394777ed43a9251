import { writeFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { date } from '../../src/kernel/local-date.ts';
import { planRows, ROW } from '../plan/desk.ts';
import { saveRegistry, SECTORS } from '../plan/rules/registry.ts';
import { XLSX } from '../workbook/make-xlsx.ts';
import { bench, json } from './harness.ts';

const { zfjd, init, path, withStore } = bench();

beforeEach(async () => {
  await init();
  withStore((store) =>
    store.write((tx) => {
      tx.record({ act: 'test', subject: 'registry', id: 1, summary: '测试' });
      saveRegistry(tx, date('2026-11-23'));
    }),
  );
});

const data = (out: string) => json(out)['data'] as Record<string, unknown>;

/** A plan of the market agency whose columns bear these names instead of ours. */
function put(file: string, names: Readonly<Record<string, string>>, agency = SECTORS['市监'] ?? ''): string {
  const row = Object.fromEntries(
    Object.entries({ ...ROW, 检查时间: '2027年4月' }).map(([name, text]) => [names[name] ?? name, text]),
  );
  const book = XLSX.utils.book_new();
  const rows = planRows([`${agency}2027年度检查计划`], [row]);
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), 'Sheet1');
  writeFileSync(path(file), XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
  return path(file);
}

/** Findings of a trial import, as `code value`. */
async function trial(file: string): Promise<string[]> {
  const { out, err } = await zfjd(['plan', 'import', file, '--dry-run', '--json']);
  if (out === '') throw new Error(err);
  return (json(out)['findings'] as { code: string; value: string }[]).map((f) =>
    `${f.code} ${f.value}`.trim(),
  );
}

describe('header add', () => {
  it('makes the word a column from then on, and is journalled', async () => {
    const file = put('a.xlsx', { 检查方式: '查法' });
    expect(await trial(file)).toEqual(expect.arrayContaining(['W102 查法', 'P104']));
    expect(await zfjd('header add plan 查法 method')).toMatchObject({
      code: 0,
      out: expect.stringContaining('认作“检查方式”'),
    });
    expect(await trial(file)).toEqual([]);
    const [entry] = data((await zfjd('journal show --json --subject header')).out)['entries'] as object[];
    expect(entry).toMatchObject({
      act: 'header.add',
      summary: '登记表头写法：检查计划的「查法」认作“检查方式”',
      detail: { after: { section: 'plan', wording: '查法', key: 'method', agency: null } },
    });
  });

  it('lets a file that came before be read by it, once, as long as nothing was decided on it', async () => {
    const [file, returned] = [
      put('a.xlsx', { 检查方式: '查法' }),
      put('b.xlsx', { 检查方式: '查法' }, SECTORS['消防']),
    ];
    const take = async (from: string) => {
      const { out } = await zfjd(['plan', 'import', from, '--json']);
      const answer = json(out) as { data: { files: { outcome: string }[] }; findings: { code: string }[] };
      return [answer.data.files[0]?.outcome, answer.findings.map(({ code }) => code)];
    };
    const codes = expect.arrayContaining(['W102', 'P104']) as string[];
    expect(await take(file)).toEqual(['imported', codes]);
    expect(await take(returned)).toEqual(['imported', codes]);
    await zfjd(['plan', 'return', '2', '-o', path('退回')]);
    await zfjd('header add plan 查语 remark');
    expect(await take(file)).toEqual(['known', []]);
    await zfjd(`header add plan 查法 method --agency ${SECTORS['市监']}`);
    expect(await take(file)).toEqual(['imported', []]);
    expect(await take(file)).toEqual(['known', []]);
    await zfjd('header add plan 查法 method');
    expect(await take(returned)).toEqual(['known', []]);
  });

  it('tells how to bring in again what was withdrawn', async () => {
    const file = put('a.xlsx', {});
    await zfjd(['plan', 'import', file]);
    await zfjd('plan withdraw 1 --reason 报错');
    expect((await zfjd(['plan', 'import', file])).out).toContain('要重新办理的，加 --year 2027 重新导入');
    await zfjd(['plan', 'import', file, '--year', '2027']);
    expect((await zfjd('plan list --state open')).out).toContain('a.xlsx');
  });

  it.each([
    ['the label', '事项类别'],
    ['another wording of the column', '检查事项类别'],
    ['the canonical name', 'item_class'],
  ])('takes %s for the column', async (_, column) => {
    const { out } = await zfjd(['表头', '登记', '计划', '抽查事项类', column, '--json']);
    expect(data(out)).toMatchObject({ outcome: 'added', key: 'item_class', label: '事项类别' });
  });

  it('is for rosters too', async () => {
    const rows = [
      ['统一社会信用代码', '企业名称', '住所', '法定代表人', '死活'],
      ['91310116000000100X', '上海某某有限公司', '示例路9号', '某人', '存续'],
    ];
    writeFileSync(path('r.csv'), rows.map((row) => row.join(',')).join('\n'));
    const roster = ['registry', 'import', path('r.csv'), '--type', 'enterprise', '--dry-run', '--json'];
    expect(await zfjd(roster)).toMatchObject({ code: 3, err: expect.stringContaining('登记状态') });
    await zfjd('header add enterprise 死活 登记状态');
    expect(data((await zfjd(roster)).out)['files']).toMatchObject([{ rows: 1 }]);
  });

  it('says so where the word is known already', async () => {
    for (const line of ['header add plan 查法 method', 'header add plan 检查方式 method']) await zfjd(line);
    const entries = async () =>
      (data((await zfjd('journal show --json --subject header')).out)['entries'] as object[]).length;
    expect(await entries()).toBe(1);
    const again = await zfjd('header add plan 查法（全部） 检查方式 --json');
    expect(data(again.out)).toMatchObject({ outcome: 'known' });
    expect(await entries()).toBe(1);
  });

  it.each([
    ['plan 检查依据 method', 'E_HEADER_TAKEN', '已经是“检查依据”列'],
    ['plan 检查依据* method', 'E_HEADER_TAKEN', '已经是“检查依据”列'],
    ['plan 查法 methid', 'E_HEADER_COLUMN', '您是不是要找：method'],
    ['plan 查法 检查方试', 'E_HEADER_COLUMN', '您是不是要找：检查方式'],
    ['plan （全部） method', 'E_HEADER_WORDING', '不能作为表头写法'],
    ['plan 查法：现场 method', 'E_HEADER_WORDING', '不含冒号'],
    ['plan 查法 method --agency 没有的局', 'E_HEADER_AGENCY', '名录里没有'],
    ['plan 查法 method --agency 执法大队', 'E_HEADER_AGENCY', '可能指'],
    ['item 名号 name --agency 区市监局', 'E_HEADER_AGENCY', '只有检查计划'],
    ['plans 查法 method', 'E_USAGE', '表格种类无法识别'],
  ])('refuses %s', async (words, code, text) => {
    const { err } = await zfjd(`header add ${words} --json`);
    const error = json(err)['error'] as { code: string; message: string; hint: string };
    expect(error.code).toBe(code);
    expect(`${error.message} ${error.hint}`).toContain(text);
    expect(data((await zfjd('header list --json')).out)['columns']).toEqual([]);
  });

  it('refuses a second column for a word that is registered', async () => {
    await zfjd('header add plan 查法 method --agency 区市监局');
    const everywhere = await zfjd('header add plan 查法 ratio');
    expect(everywhere).toMatchObject({ code: 3, err: expect.stringContaining('--agency 上海市示例区市场') });
    expect(await zfjd('header add plan 查法 ratio --agency 区市监局')).toMatchObject({ code: 3 });
    expect(await zfjd('header add plan 查法 ratio --agency 区公安分局')).toMatchObject({ code: 0 });
  });
});

describe('a word of one agency', () => {
  it('holds for its plans only', async () => {
    await zfjd('header add plan 查法 method --agency 区市监局');
    expect(await trial(put('a.xlsx', { 检查方式: '查法' }))).toEqual([]);
    const police = put('b.xlsx', { 检查方式: '查法' }, SECTORS['公安']);
    expect(await trial(police)).toContain('W102 查法');
  });

  it('can be the column without which nothing is a plan', async () => {
    const names = { 检查事项: '干啥', 检查内容: '要点内容' };
    const file = put('a.xlsx', names);
    expect((await zfjd(['plan', 'import', file, '--dry-run'])).out).toContain('没有找到检查计划');
    await zfjd('header add plan 干啥 检查事项 --agency 区市监局');
    expect(await trial(file)).toEqual(['W102 要点内容']);
  });

  it('holds where the importer names the agency', async () => {
    const file = put('a.xlsx', { 检查方式: '查法' }, '某单位');
    await zfjd('header add plan 查法 method --agency 区市监局');
    const { out } = await zfjd(['plan', 'import', file, '--dry-run', '--json', '--agency', '区市监局']);
    expect((json(out)['findings'] as { code: string }[]).map(({ code }) => code)).not.toContain('W102');
  });

  it('may mean another column for another agency', async () => {
    await zfjd('header add plan 方法 method --agency 区市监局');
    await zfjd('header add plan 方法 检查频次 --agency 区公安分局');
    expect(await trial(put('a.xlsx', { 检查方式: '方法' }))).toEqual([]);
    const police = await trial(put('b.xlsx', { 检查频次: '方法' }, SECTORS['公安']));
    expect(police.filter((finding) => /^(?:W102|P104)/.test(finding))).toEqual([]);
  });
});

describe('header list and remove', () => {
  it('shows what is registered, and with a section every column', async () => {
    expect((await zfjd('header list')).out).toContain('没有登记过写法');
    await zfjd('header add plan 查法 method --agency 区市监局');
    expect((await zfjd('header list')).out).toMatch(/method.*检查方式.*查法（限上海市示例区市场监督管理局）/);
    const { out } = await zfjd('header list --section plan --json');
    const columns = data(out)['columns'] as { key: string; shipped: string[]; registered: object[] }[];
    expect(columns.find(({ key }) => key === 'object_base')?.shipped).toContain('基数');
    expect(columns.find(({ key }) => key === 'method')?.registered).toHaveLength(1);
  });

  it('takes a word back', async () => {
    await zfjd('header add plan 查法 method');
    expect(await zfjd('header remove plan 查法 --agency 区市监局')).toMatchObject({
      code: 3,
      err: expect.stringContaining('全部单位'),
    });
    expect(await zfjd('header remove plan 查 法')).toMatchObject({ code: 2 });
    expect(await zfjd(['表头', '删除', '计划', '查 法*'])).toMatchObject({ code: 0 });
    expect(await trial(put('a.xlsx', { 检查方式: '查法' }))).toContain('W102 查法');
    expect(await zfjd('header remove plan 检查方式')).toMatchObject({
      code: 3,
      err: expect.stringContaining('自带的写法不能删除'),
    });
  });
});
