import { readFileSync, writeFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { docxTexts } from '../document/docx.ts';
import { docx, p } from '../document/make-docx.ts';
import { caseBench } from './case-bench.ts';
import { json } from './harness.ts';

const { zfjd, done, setUp, open, path } = caseBench();
beforeEach(setUp);

const data = (out: string) => json(out)['data'] as Record<string, unknown>;
const DAY = '2026-09-17';

/** What `zfjd journal show` has of templates, newest first. */
async function journal(): Promise<unknown[]> {
  const { entries } = data((await zfjd('journal show --json --subject template')).out);
  return (entries as { act: string }[]).map(({ act }) => act);
}

describe('zfjd template', () => {
  it('leads from the export over the check to a letter in the bureau’s own form, and back', async () => {
    await open(DAY);
    const form = path('约谈.docx');
    await done(DAY, `template export 约谈 -o ${form}`);
    expect(await zfjd(`template export 约谈 -o ${form}`)).toMatchObject({
      code: 3,
      err: expect.stringContaining('已经存在') as string,
    });
    expect((await done(DAY, `template check ${form} --kind 约谈`)).out).toContain('可以用作');

    const own = path('自定.docx');
    const body = [
      '本局专用',
      '{{发文字号}}',
      '{{主送机关}}：',
      '{{正文}}',
      '{{发文机关署名}}',
      '{{成文日期}}',
      '抄送：{{抄送机关}}',
    ];
    writeFileSync(own, docx(body.map((text) => p(text)).join('')));
    expect((await done(DAY, `文书模板 启用 约谈 ${own}`)).out).toContain('已启用');
    expect((await done(DAY, `template use 约谈 ${own}`)).out).toContain('没有改动');
    expect((await done(DAY, 'template list')).out).toMatch(
      /约谈通知书\tinterview\t自定：自定\.docx\t2026-11-23 测试员/u,
    );

    const letter = path('函.docx');
    const words = `case letter 2026-1 --kind interview --set 约谈时间=12月1日9时 --set 约谈地点=201室 --set 约谈人员=王局长 --contact 李科员 -o ${letter}`;
    await done(DAY, words);
    const texts = docxTexts(readFileSync(letter));
    expect(texts.slice(0, 3)).toEqual(['本局专用', '（未编号）', '某区市场监督管理局：']);
    expect(texts).toContain('时间：12月1日9时。');
    expect(texts.at(-1)).toBe('2026年9月17日');

    expect(await zfjd('template reset 约谈')).toMatchObject({ code: 2 });
    await done(DAY, 'template reset 约谈 --yes');
    expect(data((await zfjd('template list --json')).out)['templates']).not.toContainEqual(
      expect.objectContaining({ own: expect.anything() as unknown }),
    );
    expect(await journal()).toEqual(['template.reset', 'template.use']);
  });

  it('says what is wrong with a form, and does not use it', async () => {
    const form = path('x.docx');
    writeFileSync(form, docx(p('{{发文', '字好}}')));
    const checked = await zfjd(`template check ${form} --kind 意见书 --json`);
    expect(checked.code).toBe(1);
    expect(data(checked.out)).toMatchObject({
      kind: 'opinion',
      faults: expect.arrayContaining([
        expect.objectContaining({ place: '正文第1段', next: '您是不是要找：发文字号？' }),
      ]) as unknown,
    });
    expect(await zfjd(`template use 意见书 ${form}`)).toMatchObject({
      code: 3,
      out: expect.stringMatching(/没有启用.*必改\d+处/u) as string,
    });
    expect(await journal()).toEqual([]);
    writeFileSync(form, 'x');
    expect(await zfjd(`template use 意见书 ${form}`)).toMatchObject({
      code: 3,
      err: expect.stringContaining('不能用作文书模板') as string,
    });
    expect(await zfjd('template use 意见书 nowhere.docx')).toMatchObject({ code: 3 });
    expect(await zfjd('template export 意见书 -o x.pdf')).toMatchObject({ code: 2 });
  });
});

describe('zfjd case letter', () => {
  beforeEach(() => open(DAY));

  it('names all that is missing at once, and how to give it', async () => {
    const { code, err } = await zfjd('case letter 2026-1 --kind 移送函');
    expect(code).toBe(3);
    expect(err).toContain('缺少：主送机关、涉及的单位和人员、认定依据、督促整改经过、联系人及电话');
    expect(err).toContain('--to 机关 --set 涉及的单位和人员=内容');
  });

  it('asks for it at a terminal', async () => {
    const asked: string[] = [];
    const person = {
      input: (message: string) => Promise.resolve(asked.push(message) > 0 ? '写明' : ''),
      confirm: () => Promise.resolve(true),
    };
    const file = path('告知函.docx');
    const { code } = await zfjd(`case letter 2026-1 --kind 告知函 -o ${file}`, { person });
    expect({ code, asked }).toEqual({
      code: 0,
      asked: ['主送机关', '认定依据', '督促整改经过', '联系人及电话'],
    });
    expect(docxTexts(readFileSync(file))).toContain('写明：');
  });

  it('fills what the case knows and leaves the rest of a record open', async () => {
    const file = path('复查.docx');
    await done(
      DAY,
      `case letter 2026-1 --kind 复查记录 --set 监督文书=《意见书》 --measures 停止重复检查 -o ${file}`,
    );
    const texts = docxTexts(readFileSync(file));
    expect(texts.slice(0, 5)).toEqual([
      '整改情况复查记录',
      '案件编号',
      '2026-0001',
      '被复查单位',
      '某区市场监督管理局',
    ]);
    expect(texts).toContain('停止重复检查。');
    expect(texts.join('')).toContain('复查结论后续处理');
  });

  it.each([
    ['--kind 意见书', 2, 'zfjd case notice <编号> --kind opinion --draft'],
    ['--kind 提醒函 --set 地点=x', 2, '没有「地点」这项内容'],
    ['--kind 提醒函 --set 地点', 2, '名称=内容'],
    ['--kind 告知函 --to 市局 --on 2025-09-01', 3, '没有依据'],
  ])('refuses %s', async (words, code, message) => {
    const answer = await zfjd(`case letter 2026-1 ${words}`);
    expect(answer).toMatchObject({ code, err: expect.stringContaining(message) as string });
  });
});
