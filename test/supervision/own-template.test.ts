import { describe, expect, it } from 'vitest';
import { officialLetter } from '../../src/document/official-letter.ts';
import { readZip, writeZip } from '../../src/document/zip.ts';
import { readKeptFile } from '../../src/store/archive.ts';
import { command } from '../../src/store/query.ts';
import { checkTemplate } from '../../src/supervision/check-template.ts';
import { exportTemplate } from '../../src/supervision/export-template.ts';
import { issueDocument } from '../../src/supervision/issue-document.ts';
import { LETTER_KIND_IDS, type LetterKind } from '../../src/supervision/letter-kinds.ts';
import { letterRenderer } from '../../src/supervision/render-letter.ts';
import { listTemplates, resetTemplate, useTemplate } from '../../src/supervision/use-template.ts';
import { confirmUnresolved, warnCase } from '../../src/supervision/warn-case.ts';
import { docxTexts } from '../document/docx.ts';
import { docx, p } from '../document/make-docx.ts';
import { sampleLetter } from './letter-samples.ts';
import { LETTER, newCase, newDesk, PROOF, type Desk } from './setting.ts';

const desk = newDesk('2026-09-17');

async function exported(kind: LetterKind, from: Desk = desk) {
  return { name: `${kind}.docx`, bytes: Buffer.from((await exportTemplate(from, kind)).bytes) };
}

/** A form of one's own for 意见书: whole text in one place. */
const OWN = docx(
  [
    '测试区司法局监督专用纸',
    '{{发文字号}}',
    '{{标题}}',
    '{{主送机关}}：',
    '{{正文}}',
    '{{发文机关署名}}',
    '{{成文日期}}',
    '抄送：{{抄送机关}}',
  ]
    .map((text) => p(text))
    .join(''),
);
const own = { name: '意见书.docx', bytes: OWN };

describe.each(LETTER_KIND_IDS)('the form of %s', (kind) => {
  it('is exported without fault, and makes the same letter as the standard layout', async () => {
    const form = await exported(kind);
    expect(checkTemplate(desk, kind, form).faults).toEqual([]);
    expect(useTemplate(desk, kind, form)).toMatchObject({ changed: true, faults: [] });
    const letter = sampleLetter(kind, 'long');
    // Where lines are broken within a paragraph is another matter.
    const said = (bytes: Uint8Array) =>
      docxTexts(bytes)
        .join('')
        .replaceAll(/[\t\n]/gu, '');
    expect(said(await letterRenderer(desk.store)(letter))).toBe(said(await officialLetter(letter)));
  });
});

describe('a form of one’s own', () => {
  const check = (...texts: string[]) =>
    checkTemplate(desk, 'opinion', { name: 'x.docx', bytes: docx(texts.map((text) => p(text)).join('')) })
      .faults;

  it('names what it does not know and what nearly is one, with the paragraph', () => {
    const faults = check(
      '{{正文}}{{主送机关}}{{成文日期}}{{发文机关署名}}',
      '编号{{发文字好}}',
      '{发文字号}',
    );
    expect(faults).toMatchObject([
      {
        severity: '必改',
        place: '正文第3段',
        excerpt: '{发文字号}',
        message: '「{发文字号}」不是完整的占位符',
      },
      {
        severity: '必改',
        place: '正文第2段',
        message: '《行政执法监督意见书》没有占位符 {{发文字好}}',
        next: '您是不是要找：发文字号？',
      },
      { severity: '必改', place: '全文', message: '缺少占位符 {{发文字号}}' },
      { severity: '建议', message: expect.stringContaining('没有用到：') as string },
    ]);
  });

  it('cannot have the whole text of a record in one place', () => {
    const form = { name: 'x.docx', bytes: docx(p('{{正文}}')) };
    expect(checkTemplate(desk, 'receipt', form).faults[0]).toMatchObject({
      severity: '必改',
      message: '《送达回证》没有占位符 {{正文}}',
    });
  });

  it('must name what a letter cannot be without', () => {
    const missing = check('{{发文字号}}').filter(({ severity }) => severity === '必改');
    expect(missing.map(({ message }) => message)).toEqual(
      [
        '查明的事实',
        '认定依据',
        '监督要求',
        '整改期限',
        '成文日期',
        '整改届满日',
        '联系人及电话',
        '主送机关',
        '发文机关署名',
      ].map((label) => `缺少占位符 {{${label}}}`),
    );
  });

  it('is used from then on, kept as it came, journalled, listed, and given up again', async () => {
    const mine = newDesk('2026-09-17');
    expect(useTemplate(mine, 'opinion', { name: 'x.docx', bytes: docx(p('{{发文字号}}')) }).changed).toBe(
      false,
    );
    expect(listTemplates(mine.store).filter((line) => line.own)).toEqual([]);
    expect(useTemplate(mine, 'opinion', own).changed).toBe(true);
    expect(useTemplate(mine, 'opinion', own).changed).toBe(false);
    expect(listTemplates(mine.store).filter((line) => line.own)).toEqual([
      {
        kind: 'opinion',
        name: '行政执法监督意见书',
        own: { file: '意见书.docx', since: '2026-09-17T09:00:00+08:00', by: '测试员' },
      },
    ]);
    expect(await exportTemplate(mine, 'opinion')).toMatchObject({ own: true, bytes: OWN });
    expect(await exportTemplate(mine, 'opinion', { standard: true })).toMatchObject({ own: false });
    resetTemplate(mine.store, 'opinion');
    expect(listTemplates(mine.store).filter((line) => line.own)).toEqual([]);
    expect(() => resetTemplate(mine.store, 'opinion')).toThrow(
      expect.objectContaining({ code: 'E_TEMPLATE_NONE' }),
    );
  });

  it('makes the letters that are issued, with their number', async () => {
    const mine = newDesk('2026-09-17');
    useTemplate(mine, 'opinion', own);
    const number = newCase(mine);
    warnCase(mine, { number, way: '电话' });
    confirmUnresolved(mine, { number, proof: PROOF });
    const { issued } = await issueDocument(
      { ...mine, renderLetter: letterRenderer(mine.store) },
      { number, kind: 'opinion', ...LETTER },
    );
    const texts = docxTexts(readKeptFile(mine.store, issued?.fileId ?? 0).bytes);
    expect(texts.slice(0, 4)).toEqual([
      '测试区司法局监督专用纸',
      '测司执监意〔2026〕1号',
      '行政执法监督意见书',
      '测试区市场监管局：',
    ]);
    expect(texts).toContain('2. 合并同类检查事项。');
    expect(texts.slice(-2)).toEqual(['测试区司法局', '2026年9月17日']);
  });

  it('keeps its history', () => {
    const mine = newDesk('2026-09-17');
    useTemplate(mine, 'opinion', own);
    for (const sql of ["UPDATE letter_template SET kind = 'urge'", 'DELETE FROM letter_template']) {
      const change = command(`test.template.${sql.slice(0, 6)}`, sql);
      expect(() => mine.store.write((tx) => tx.run(change))).toThrow(/append-only/u);
    }
  });

  it('survives being saved anew by a word processor that packs it', () => {
    const packed = Buffer.from(writeZip(readZip(OWN).toReversed()));
    expect(checkTemplate(desk, 'opinion', { name: 'x.docx', bytes: packed }).faults).toHaveLength(1);
  });
});
