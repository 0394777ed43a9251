import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { beforeEach, describe, expect, it } from 'vitest';
import { docxTexts } from '../document/docx.ts';
import { caseBench, LETTER } from './case-bench.ts';
import { json } from './harness.ts';

const { at, done, setUp, path } = caseBench();
beforeEach(async () => {
  await setUp();
  await done('2026-09-01', 'clue add --agency 区市监局 --problem 不出示证件 --source 来信');
  await done('2026-09-01', 'problem add --title 不出示证件 --clues 1');
});

const WORDS = ['--fact', '不出示证件', '--cause', '培训不足', ...LETTER];
const guidance = (...more: string[]) => ['problem', 'guidance', '1', ...more, '-o', path('.')];
const NUMBER = '某司执监指〔2026〕1号';

describe('problem guidance', () => {
  it('issues under a number and writes the file; the register and the month know', async () => {
    const draft = await done('2026-09-10', guidance(...WORDS, '--draft'));
    expect(draft.out).toContain('草稿（未编号，未登记）');
    expect((await at('2026-09-10', guidance(...WORDS))).err).toContain('--confirm 1');
    const { out } = await done('2026-09-10', guidance(...WORDS, '--confirm', '1'));
    expect(out).toContain(NUMBER);
    expect(docxTexts(readFileSync(path(`${NUMBER}.docx`))).join('\n')).toContain('关于不出示证件的指导意见');
    expect((await done('2026-09-10', 'case numbers')).out).toContain('共性问题1');
    expect((await done('2026-09-10', 'due --days 60')).out).not.toContain('指导性意见');
    await done('2026-09-10', ['problem', 'show', '1', '--export-document', NUMBER, '-o', path('取出.docx')]);
    expect(existsSync(path('取出.docx'))).toBe(true);
  });

  it('takes what another office numbered, but not a number of its own series', async () => {
    writeFileSync(path('意见.docx'), '文件');
    const registered = guidance(
      '--document',
      '某司[2026]12号',
      '--to',
      '各单位',
      '--file',
      path('意见.docx'),
    );
    expect((await done('2026-09-10', registered)).out).toContain('某司〔2026〕12号');
    const own = await at('2026-09-10', guidance('--document', '某司执监指〔2026〕7号', '--to', '各单位'));
    expect(own).toMatchObject({ code: 3 });
    expect(own.err).toContain('不能手工填写');
    const mixed = await at('2026-09-10', guidance('--document', '某司〔2026〕12号', '--signer', '王'));
    expect(mixed.code).toBe(2);
    const untaken = await at('2026-09-10', 'problem show 1 --export-document 某司〔2026〕99号');
    expect(untaken.err).toContain('已存入：某司〔2026〕12号');
  });

  it('is drafted, approved by another and then issued; void it stays in the register', async () => {
    await done('2026-09-10', 'case approval --required on');
    expect((await at('2026-09-10', guidance(...WORDS, '--confirm', '1'))).err).toContain(
      'zfjd problem draft 1',
    );
    const drafted = await done('2026-09-10', ['problem', 'draft', '1', ...WORDS, '-o', path('.')]);
    expect(drafted.out).toContain('拟稿1（共性问题1，未编号）');
    expect((await done('2026-09-10', 'case approval')).out).toContain('共性问题1\t指导意见');
    const approved = await done('2026-09-10', 'case approve 1 --operator 王局长');
    expect(approved.out).toContain('zfjd problem guidance 1 --approved 1');
    expect((await at('2026-09-10', 'case notice 2026-0001 --approved 1')).code).not.toBe(0);
    await done('2026-09-10', guidance('--approved', '1', '--confirm', '1'));
    const gone = ['problem', 'withdraw', '1', '--document', NUMBER, '--reason', '附件漏印'];
    expect((await done('2026-09-11', gone)).out).toContain('待提出指导性意见');
    const { out } = await done('2026-09-11', 'case numbers --json');
    expect(json(out)['data']).toMatchObject({
      series: [{ gaps: [] }],
      numbers: [{ number: NUMBER, problemId: 1, void: { reason: '附件漏印' } }],
    });
  });
});
