import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { usccFault } from '../../src/kernel/uscc.ts';
import { TEMPLATE_COLUMNS } from '../../src/plan/template-columns.ts';
import { planTemplate, type PlanTemplate, type TemplateOptions } from '../../src/plan/template.ts';
import { parseJoint, parseMethod } from '../../src/plan/values/enums.ts';
import { parseFrequency } from '../../src/plan/values/frequency.ts';
import type { PlanKind } from '../../src/plan/values/model.ts';
import { parseRatio } from '../../src/plan/values/ratio.ts';
import { parseTime } from '../../src/plan/values/time.ts';
import { locateTables } from '../../src/workbook/locate.ts';
import { readWorkbook } from '../../src/workbook/read.ts';
import { headerText } from '../../src/workbook/vocabulary.ts';
import { XLSX } from '../workbook/make-xlsx.ts';
import { imported, openDesk, vocabularies, type Desk } from './desk.ts';
import { SECTORS, TOWN } from './rules/registry.ts';

let desk: Desk;
beforeAll(() => {
  desk = openDesk();
});
afterAll(() => desk.drop());

const template = (options: TemplateOptions): Promise<PlanTemplate> =>
  planTemplate({ store: desk.store, pack: desk.pack, vocabulary: vocabularies.plan }, options);

const KINDS: readonly PlanKind[] = ['annual', 'monthly', 'special'];
const EVERY = Object.keys(SECTORS).flatMap((sector) => KINDS.map((kind) => [sector, kind] as const));
const HEADER_ROW = 3;

/** What people type, by column; what is not here they leave as in the example. */
const TYPED: Readonly<Record<string, string>> = {
  seq: '1',
  item: '普通事项检查',
  time: '2026年4月',
  object_scope: '上海甲食品有限公司',
  object_uscc: '',
  remark: '上级部署，限已有线索的企业',
};

/** Opens it in a spreadsheet program, writes one row under the example, and saves it. */
function fill({ bytes, columns }: PlanTemplate, more: Readonly<Record<string, string>> = {}): Uint8Array {
  const book = XLSX.read(bytes, { type: 'array' });
  const sheet = book.Sheets[book.SheetNames[0] ?? ''];
  if (!sheet) throw new Error('no sheet');
  const rows = XLSX.utils.sheet_to_json<string[]>(sheet, { header: 1, defval: '' });
  const title = String(rows[0]?.[0])
    .replace('____年', '2026年')
    .replace('__月', '4月')
    .replace('________', '食品');
  const row = columns.map(({ key }, i) => more[key] ?? TYPED[key] ?? rows[HEADER_ROW]?.[i] ?? '');
  XLSX.utils.sheet_add_aoa(sheet, [[title]], { origin: 'A1' });
  XLSX.utils.sheet_add_aoa(sheet, [row], { origin: `A${HEADER_ROW + 2}` });
  return new Uint8Array(XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
}

/** The text of a part of the package. */
function part(bytes: Uint8Array, name: string): string {
  const found = XLSX.CFB.find(XLSX.CFB.read(Buffer.from(bytes), { type: 'buffer' }), name);
  if (!found) throw new Error(`no ${name}`);
  return Buffer.from(found.content as Uint8Array).toString('utf8');
}

describe('a blank plan', () => {
  it.each(EVERY)('%s %s imports without a finding once it is filled in', async (sector, kind) => {
    const made = await template({ agency: SECTORS[sector] ?? '', kind });
    // 建管 counts what is done for a superior as 触发式.
    const more = sector === '建管' ? { remark: '' } : {};
    const file = desk.putBytes(`${sector}-${made.file}`, fill(made, more));
    const [report] = await desk.take(file, { dryRun: true });
    const [plan, ...others] = imported(report);
    // Which item is planned is not the form's affair.
    expect(plan?.findings.filter(({ value }) => value !== TYPED['item'])).toEqual([]);
    expect(plan).toMatchObject({ lines: 1, kind, agency: SECTORS[sector], year: 2026 });
    expect(others).toEqual([]);
    const notes = report?.outcome === 'imported' ? report.notes : [];
    expect(notes).toEqual([
      `工作表「${{ annual: '年度', monthly: '月度', special: '专项' }[kind]}计划」第4行是填写示例，没有当作数据`,
    ]);
  });

  it.each(EVERY)('%s %s has headers that are the same columns again', async (sector, kind) => {
    const { bytes, columns } = await template({ sector, kind });
    for (const { key, header } of columns)
      expect(vocabularies.plan.match(headerText(`${header}*`))).toMatchObject({ key });
    const [form, guide, choices] = readWorkbook(bytes, 'a.xlsx').sheets;
    if (!form || !guide || !choices) throw new Error('a sheet is missing');
    const [table] = locateTables(form, vocabularies.plan).tables;
    expect(table?.columns.map(({ key }) => key)).toEqual(columns.map(({ key }) => key));
    expect(table?.rows).toEqual([]);
    expect(locateTables(guide, vocabularies.plan).tables).toEqual([]);
    expect(locateTables(choices, vocabularies.plan).tables).toEqual([]);
    expect([guide.hidden, choices.hidden]).toEqual([false, true]);
  });

  it('asks what the pack requires of the sector and kind', async () => {
    const required = async (options: TemplateOptions) =>
      (await template(options)).columns.filter((column) => column.required).map(({ key }) => key);
    expect(await required({ sector: '文旅', kind: 'annual' })).toContain('necessity');
    expect(await required({ sector: '市监', kind: 'annual' })).not.toContain('necessity');
    expect(await required({ sector: '建管', kind: 'special' })).toContain('time');
    const keys = (await template({ sector: '交通', kind: 'monthly' })).columns.map(({ key }) => key);
    expect(keys).toEqual(
      expect.arrayContaining(['object_uscc', 'time', 'joint_flag', 'lead', 'coop', 'remark']),
    );
    expect((await template({ sector: '城管', kind: 'annual' })).columns.map(({ key }) => key)).toContain(
      'parent_code',
    );
  });

  it('blames what is left out', async () => {
    const made = await template({ agency: '区市监局', kind: 'annual' });
    const [report] = await desk.take(desk.putBytes('缺.xlsx', fill(made, { method: '', ratio: '不定期' })), {
      dryRun: true,
    });
    expect(imported(report)[0]?.findings.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['P104', 'P209']),
    );
  });

  it('carries the agency, year and month', async () => {
    const made = await template({ agency: '区市监局', kind: 'monthly', year: 2026, month: 5 });
    expect(made).toMatchObject({ sector: '市监', agency: SECTORS['市监'] });
    expect(made.file).toBe(`${SECTORS['市监']}2026年5月计划模板.xlsx`);
    const texts = readWorkbook(made.bytes, 'a.xlsx').sheets[0]?.rows.map((row) => row.cells[0]?.text);
    expect(texts?.slice(0, 2)).toEqual([
      `${SECTORS['市监']}2026年5月涉企行政检查计划`,
      `填表单位：${SECTORS['市监']}`,
    ]);
    expect((await template({ agency: TOWN, kind: 'annual' })).sector).toBe('');
  });

  it('offers the items that somebody of the sector has claimed', async () => {
    const values = async (options: TemplateOptions) => {
      const { bytes } = await template(options);
      const sheet = readWorkbook(bytes, 'a.xlsx').sheets[2];
      return sheet?.rows.flatMap((row) => row.cells[0]?.text ?? []) ?? [];
    };
    expect(await values({ sector: '市监', kind: 'annual' })).toContain('市监专有事项检查');
    expect(await values({ sector: '公安', kind: 'annual' })).toContain('普通事项检查');
    expect(await values({ sector: '公安', kind: 'annual' })).not.toContain('市监专有事项检查');
    expect(await values({ sector: '市监', kind: 'annual' })).not.toContain('未备案事项检查');
  });

  it.each([
    ['市监', 'A'],
    ['城管', '绿色'],
  ])('writes grades as %s does: %s', async (sector, grade) => {
    const sheet = readWorkbook((await template({ sector, kind: 'annual' })).bytes, 'a.xlsx').sheets[2];
    expect(sheet?.rows[0]?.cells.map((cell) => cell?.text)).toContain(grade);
  });

  it('has the lists where spreadsheet programs look for them', async () => {
    const { bytes, columns, items } = await template({ sector: '消防', kind: 'annual' });
    const form = part(bytes, '/xl/worksheets/sheet1.xml');
    const listed = [
      ...form.matchAll(/<dataValidation type="list"[^>]*sqref="([A-Z]+)5:[^>]*><formula1>([^<]*)</g),
    ];
    expect(items).toBeGreaterThan(3);
    expect(
      listed.map(([, column, formula]) => [columns[(column?.charCodeAt(0) ?? 0) - 65]?.key, formula]),
    ).toEqual([
      ['item', `'选项'!$A$1:$A$${items}`],
      ['risk', "'选项'!$B$1:$B$4"],
      ['method', "'选项'!$C$1:$C$4"],
      ['joint_flag', "'选项'!$D$1:$D$2"],
    ]);
    expect(form.match(/<dataValidation /g)).toHaveLength(columns.length);
    for (const [, prompt] of form.matchAll(/ prompt="([^"]*)"/g))
      expect(prompt?.length).toBeLessThanOrEqual(255);
    expect(part(bytes, '/xl/workbook.xml')).toContain('name="选项" sheetId="3" state="hidden"');
  });

  it.each([
    [{ kind: 'annual' }, 'E_TEMPLATE_SECTOR', '没有写明是哪个条线'],
    [{ kind: 'annual', sector: '市场监管' }, 'E_TEMPLATE_SECTOR', '没有「市场监管」'],
    [{ kind: 'annual', sector: '公安', agency: '区市监局' }, 'E_TEMPLATE_SECTOR', '条线是「市监」'],
    [{ kind: 'annual', agency: '没有的局' }, 'E_TEMPLATE_AGENCY', '名录里没有'],
    [{ kind: 'annual', agency: '执法大队' }, 'E_TEMPLATE_AGENCY', '可能指'],
  ] as const)('%j is refused: %s', async (options, code, message) => {
    await expect(template(options)).rejects.toMatchObject({
      code,
      message: expect.stringContaining(message),
    });
  });
});

describe('the guide', () => {
  const context = { year: 2026, month: undefined, agency: '', named: false, grades: [], item: '', basis: '' };
  const READ: Readonly<Record<string, (text: string) => boolean>> = {
    ratio: (text) => parseRatio(text).kind === 'value',
    freq: (text) => parseFrequency(text).kind === 'value',
    method: (text) => parseMethod(text).kind === 'value',
    joint_flag: (text) => parseJoint(text).kind === 'value',
    time: (text) => parseTime(text, { year: 2026 }).kind === 'value',
    object_uscc: (text) => usccFault(text) === undefined,
    basis: (text) => /《.*[法例定]》/u.test(text),
  };
  const cases = Object.entries(READ).flatMap(([key, read]) => {
    const guide = TEMPLATE_COLUMNS[key];
    if (!guide) throw new Error(key);
    const good =
      key === 'basis' ? [] : [...guide.examples(context), ...guide.examples({ ...context, month: 4 })];
    return [
      ...[...good, ...(guide.choices?.values ?? [])].map((text) => [key, text, true, read] as const),
      ...guide.refused.map((text) => [key, text, false, read] as const),
    ];
  });

  it('tells of every column that it calls refused what is read', () => {
    const told = Object.entries(TEMPLATE_COLUMNS).filter(([, { refused }]) => refused.length > 0);
    expect(told.map(([key]) => key).sort()).toEqual(Object.keys(READ).sort());
  });

  it.each(cases)('%s %s: read %s', (_key, text, good, read) => {
    expect(read(text)).toBe(good);
  });
});
