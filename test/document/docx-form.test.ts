import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillForm, readForm } from '../../src/document/docx-form.ts';
import { docxParts, docxTexts } from './docx.ts';
import { docxEntries, p, part, story } from './make-docx.ts';

const VALUES = { 发文字号: '金司〔2026〕1号', 事实: '其一。\n其二。', 附件说明: '1. 甲\v2. 乙', 空白: '' };

const fill = (body: string, values: Readonly<Record<string, string>> = VALUES) =>
  fillForm(docxEntries(body), { values });
const filledXml = (body: string) => docxParts(fill(body))('word/document.xml');
const filled = (body: string) => docxTexts(fill(body));

const cell = (content: string) => `<w:tc>${content}</w:tc>`;
const table = (...rows: string[]) => `<w:tbl>${rows.map((row) => `<w:tr>${row}</w:tr>`).join('')}</w:tbl>`;

describe('a form filled', () => {
  it.each([
    ['in one run', p('文号：{{发文字号}}。')],
    ['spread over runs', p('文号：', '{', '{发文', '字号}', '}。')],
    ['with full-width braces and blanks', p('文号：｛｛ 发文 字号 ｝｝。')],
    [
      'parted by a spelling mark',
      p('文号：{{发文', '字号}}。').replace('</w:r><w:r>', '</w:r><w:proofErr/><w:r>'),
    ],
    [
      'in a link',
      p('文号：{{发文字号}}。')
        .replaceAll('<w:r>', '<w:hyperlink><w:r>')
        .replaceAll('</w:r>', '</w:r></w:hyperlink>'),
    ],
  ])('finds a placeholder %s', (_, body) => {
    expect(filled(body)).toEqual(['文号：金司〔2026〕1号。']);
  });

  it('keeps the look of the run in which the placeholder begins, and of the paragraph', () => {
    const xml = filledXml(p('文号', '{{发文', '字号}}', '止'));
    expect(xml).toContain('<w:sz w:val="21"/></w:rPr><w:t xml:space="preserve">金司〔2026〕1号</w:t>');
    expect(xml).toContain('<w:sz w:val="23"/></w:rPr><w:t xml:space="preserve">止</w:t>');
    expect(xml).not.toContain('<w:sz w:val="22"/>');
    expect(xml.match(/<w:jc w:val="both"\/>/gu)).toHaveLength(1);
  });

  it('makes a paragraph of every line of a value, text before with the first and after with the last', () => {
    const body = p('经查：', '{{事实}}', '以上。');
    expect(filled(body)).toEqual(['经查：其一。', '其二。以上。']);
    const xml = filledXml(body);
    expect(xml.match(/<w:jc w:val="both"\/>/gu)).toHaveLength(2);
    expect(xml.match(/<w:sz w:val="21"\/>/gu)).toHaveLength(2);
  });

  it('begins a new page once, ends a section once, and names no paragraph twice', () => {
    const xml = filledXml(
      p('{{事实}}')
        .replace('<w:p>', '<w:p w14:paraId="1A">')
        .replace('<w:jc w:val="both"/>', '<w:pageBreakBefore/><w:sectPr/>'),
    );
    expect(xml).toMatch(/pageBreakBefore.*其一。.*sectPr.*其二。/u);
    expect(xml.match(/pageBreakBefore|sectPr|paraId/gu)).toHaveLength(3);
  });

  it('breaks the line within a paragraph where the value says so', () => {
    expect(filledXml(p('附件：{{附件说明}}'))).toMatch(
      /附件：1\. 甲<\/w:t><w:br\/><w:t xml:space="preserve">2\. 乙/u,
    );
  });

  it('takes away the paragraph, the row and the table of what the letter has not', () => {
    expect(filled(p('抄送：{{抄送机关}}。') + p('止'))).toEqual(['止']);
    const absent = cell(p('{{抄送机关}}'));
    expect(filledXml(table(absent) + p('止'))).not.toContain('w:tbl');
    const xml = filledXml(table(cell(p('抄送')) + absent, cell(p('{{发文字号}}'))));
    expect(xml.match(/<w:tr>/gu)).toHaveLength(2);
    expect(xml).toContain('<w:tc><w:p/></w:tc>');
  });

  it('leaves open what is left open on purpose', () => {
    expect(filledXml(table(cell(p('签名')) + cell(p('{{空白}}'))))).toMatch(
      /签名.*<w:tc><w:p>.*<\/w:p><\/w:tc>/u,
    );
  });

  it('keeps a picture beside a placeholder that has no value', () => {
    expect(filledXml(p('{{抄送机关}}').replace('</w:p>', '<w:r><w:drawing/></w:r></w:p>'))).toContain(
      'w:drawing',
    );
  });

  it('never takes a value for a placeholder, nor for XML', () => {
    const values = { 甲: '{{乙}}<w:p/>&', 乙: '错' };
    expect(docxTexts(fill(p('{{甲}}'), values))).toEqual(['{{乙}}&lt;w:p/&gt;&amp;']);
  });

  it('fills text boxes and headers, and knows no label that objects have by birth', () => {
    const box = `<w:p><w:r><mc:AlternateContent><w:txbxContent>${p('{{发文字号}}')}</w:txbxContent></mc:AlternateContent></w:r></w:p>`;
    expect(filled(box)).toEqual(['金司〔2026〕1号']);
    const header = part('word/header1.xml', story('hdr', p('{{发文字号}}')));
    const get = docxParts(fillForm(docxEntries(p('止'), header), { values: VALUES }));
    expect(get('word/header1.xml')).toContain('金司〔2026〕1号');
    expect(filled(p('{{constructor}}') + p('止'))).toEqual(['止']);
  });

  it('carries no author and no time', () => {
    const core = part(
      'docProps/core.xml',
      '<cp:coreProperties><dc:creator>张三</dc:creator></cp:coreProperties>',
    );
    const bytes = fillForm(docxEntries(p('止'), core), { values: {} });
    expect(Buffer.from(bytes).includes('张三')).toBe(false);
  });

  it('is the same text wherever the runs are parted', () => {
    const text = '甲{{发文字号}}乙{{事实}}丙';
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: text.length - 1 }), { maxLength: 8 });
    fc.assert(
      fc.property(cuts, (places) => {
        const edges = [0, ...places.toSorted((a, b) => a - b), text.length];
        const runs = edges.slice(1).map((end, i) => text.slice(edges[i], end));
        expect(filled(p(...runs))).toEqual(['甲金司〔2026〕1号乙其一。', '其二。丙']);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a form read', () => {
  it('names every placeholder with its place', () => {
    const header = part('word/header1.xml', story('hdr', p('{{密级}}')));
    const body = p('关于') + table(cell(p('文号')) + cell(p('第{{发文', '字号}}号')));
    expect(readForm(docxEntries(body, header)).placeholders).toEqual([
      { place: '正文第3段', excerpt: '第{{发文字号}}号', label: '发文字号' },
      { place: '页眉第1段', excerpt: '{{密级}}', label: '密级' },
    ]);
  });

  it.each(['{发文字号}', '{{发文字号}', '{{发文', '发文字号}}', '{{甲{{乙}}'])(
    'names the lone braces of %s',
    (text) => {
      const { braces } = readForm(docxEntries(p('止') + p('前', text, '后')));
      expect(braces).toMatchObject([{ place: '正文第2段', text: expect.stringMatching(/[{}]/u) as string }]);
    },
  );
});
