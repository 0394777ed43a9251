import { describe, expect, it, vi } from 'vitest';
import type { OfficialLetter } from '../../src/document/letter.ts';
import { officialLetter } from '../../src/document/official-letter.ts';
import { readZip, writeZip } from '../../src/document/zip.ts';
import { docxParagraphs, docxParts } from './docx.ts';
import { advice, request } from './sample-letters.ts';

async function parts(letter: OfficialLetter): Promise<(name: string) => string> {
  return docxParts(await officialLetter(letter));
}

async function paragraphs(letter: OfficialLetter) {
  return docxParagraphs(await officialLetter(letter));
}

async function find(letter: OfficialLetter, start: string): Promise<string> {
  const found = (await paragraphs(letter)).find((p) => p.text.startsWith(start));
  if (!found) throw new Error(`no paragraph starts with ${start}`);
  return found.xml;
}

const MM = 1440 / 25.4;

describe('page', () => {
  it('is A4 with a type area of 156 × 225 mm', async () => {
    const xml = (await parts(advice))('word/document.xml');
    expect(xml).toContain('<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/>');
    const margin = /<w:pgMar w:top="(\d+)" w:right="(\d+)" w:bottom="(\d+)" w:left="(\d+)"/u.exec(xml) ?? [];
    expect(margin.slice(1).map((twips) => Math.round(Number(twips) / MM))).toEqual([37, 26, 35, 28]);
  });

  it('holds 22 lines of 28 characters', async () => {
    const styles = (await parts(advice))('word/styles.xml');
    const [, spacing = ''] = /<w:spacing w:val="(-?\d+)"\/><w:sz w:val="32"\/>/u.exec(styles) ?? [];
    const pitch = 320 + Number(spacing);
    expect(Math.floor((156 * MM) / pitch)).toBe(28);
    const [, line = ''] = /w:line="(\d+)" w:lineRule="exact"/u.exec(styles) ?? [];
    expect(Math.floor((16838 - 2098 - 1984) / Number(line))).toBe(22);
    expect(await find(advice, '经查')).toContain(`w:line="${line}" w:lineRule="exact"`);
  });

  it('has its number below, right on odd and left on even pages', async () => {
    const get = await parts(advice);
    const relations = get('word/_rels/document.xml.rels');
    const footer = (type: string) => {
      const [, id = ''] = new RegExp(`<w:footerReference w:type="${type}" r:id="(\\w+)"/>`, 'u').exec(
        get('word/document.xml'),
      ) ?? [''];
      const relation = relations.match(/<Relationship [^>]+>/gu)?.find((r) => r.includes(`Id="${id}"`)) ?? '';
      return get(`word/${/Target="([^"]+)"/u.exec(relation)?.[1] ?? ''}`);
    };
    expect(get('word/settings.xml')).toContain('<w:evenAndOddHeaders/>');
    expect(footer('default')).toMatch(/<w:ind w:right="280"\/><w:jc w:val="right"\/>.*— .*PAGE.* —/u);
    expect(footer('even')).toMatch(/<w:ind w:left="280"\/><w:jc w:val="left"\/>.*— .*PAGE.* —/u);
    expect(footer('even')).toContain('<w:sz w:val="28"/>');
  });

  it('names the typefaces of the standard with a substitute for each', async () => {
    const get = await parts(advice);
    const used = new Set(
      [...get('word/document.xml').matchAll(/w:eastAsia="([^"]+)"/gu)].map(([, face]) => face),
    );
    expect(used).toEqual(new Set(['仿宋_GB2312', '方正小标宋简体', '楷体_GB2312', '黑体']));
    for (const face of used) {
      expect(get('word/fontTable.xml')).toMatch(
        new RegExp(`w:name="${face}"><w:altName w:val="[^"]+"/>`, 'u'),
      );
    }
  });
});

describe('head', () => {
  it('shows the issuer in red, 35 mm down, as large as fits one line', async () => {
    const xml = await find(advice, '上海市金山区司法局文件');
    expect(xml).toContain(`w:before="${Math.round(35 * MM)}"`);
    expect(xml).toContain('<w:color w:val="FF0000"/>');
    expect(xml).toContain('w:eastAsia="方正小标宋简体"');
    const [, halfPoints = ''] = /<w:sz w:val="(\d+)"\/>/u.exec(xml) ?? [];
    expect((11 * Number(halfPoints) * 10) / MM).toBeLessThanOrEqual(156);
  });

  it('centres the number over the red line, which is the border of the paragraph', async () => {
    const xml = await find(advice, '金司执监建〔2026〕1号');
    expect(xml).toMatch(/<w:pBdr><w:bottom w:val="single" w:color="FF0000"/u);
    expect(xml).toContain('<w:jc w:val="center"/>');
    expect(xml).not.toMatch(/<w:drawing|<w:pict/u);
  });

  it('puts the number left and 签发人 right in 上行文 only', async () => {
    const lines = await paragraphs(request);
    const number = lines.find((p) => p.text.startsWith('金司〔2026〕12号'));
    expect(number?.text).toBe('金司〔2026〕12号\t签发人：李四');
    expect(number?.xml).toMatch(/<w:tab w:val="right" w:pos="8528"\/>/u);
    expect(number?.xml).toContain('w:eastAsia="楷体_GB2312"');
    expect((await paragraphs(advice)).map((p) => p.text).join('')).not.toContain('签发人');
  });

  it('keeps the red line in a draft without a number', async () => {
    const { number: _, ...draft } = advice;
    const [, second] = await paragraphs(draft);
    expect(second?.text).toBe('');
    expect(second?.xml).toContain('w:color="FF0000"');
  });

  it('keeps the breaks of the title in one paragraph', async () => {
    const title = (await paragraphs(advice)).find((p) => p.text.startsWith('关于'));
    expect(title?.text).toBe('关于规范涉企行政检查频次的\n行政执法监督建议书');
    expect(title?.xml).toContain('<w:sz w:val="44"/>');
    expect(title?.xml).toContain('w:before="1158"');
  });

  it('ends 主送机关 with one colon, flush left', async () => {
    expect((await paragraphs(advice)).map((p) => p.text)).toContain('区市场监督管理局：');
    expect((await paragraphs(request)).map((p) => p.text)).toContain('区人民政府：');
    expect(await find(advice, '区市场监督管理局：')).not.toContain('<w:ind');
  });
});

describe('body and closing', () => {
  it.each([
    ['一、查明的事实', '黑体'],
    ['（一）问题清单', '楷体_GB2312'],
    ['1. 停止重复检查', '仿宋_GB2312'],
    ['经查', '仿宋_GB2312'],
  ])('sets %s in %s, indented by two characters', async (start, face) => {
    const xml = await find(advice, start);
    expect(xml).toContain(`w:eastAsia="${face}"`);
    expect(xml).toContain('w:firstLineChars="200"');
    expect(xml).toContain('<w:sz w:val="32"/>');
  });

  it('has the table with its heading row on every page, as wide as the text', async () => {
    const xml = (await parts(advice))('word/document.xml');
    const [table = ''] = xml.match(/<w:tbl>.*?<\/w:tbl>/u) ?? [];
    const widths = [...table.matchAll(/<w:gridCol w:w="(\d+)"\/>/gu)].map(([, width]) => Number(width));
    expect(widths).toHaveLength(3);
    expect(widths.reduce((sum, width) => sum + width, 0)).toBe(8844);
    expect(table.match(/<w:tblHeader/gu)).toHaveLength(1);
    expect(table).toContain('上海某某化工有限公司');
  });

  it('numbers several attachments, a single one not, and ends none with a stop', async () => {
    expect((await paragraphs(advice)).map((p) => p.text)).toEqual(
      expect.arrayContaining(['附件：1. 问题清单', '2. 整改情况反馈表']),
    );
    expect((await paragraphs(request)).map((p) => p.text)).toContain('附件：行政执法监督建议书及送达回证');
  });

  it('centres the signature over the date, whose right end is four characters in', async () => {
    const sign = await find(
      { ...advice, issuer: '另一机关', signature: '上海市金山区司法局' },
      '上海市金山区司法局',
    );
    const date = await find(advice, '2026年8月6日');
    const box = /<w:ind w:left="(\d+)"\/>/u.exec(date)?.[1] ?? '';
    expect(sign).toContain(`<w:ind w:left="${box}"/>`);
    const dateWidth = 6; // 2026年8月6日: six digits of half a character, three characters
    const middle = (8844 - Number(box)) / 2;
    expect(Math.round((middle * 28) / 8844 - dateWidth / 2)).toBe(4);
  });

  it('keeps a line of text with the signature', async () => {
    expect(await find(advice, '逾期未整改')).toContain('<w:keepNext/>');
    expect(await find(advice, '请于收到')).not.toContain('<w:keepNext/>');
  });

  it('puts 附注 in brackets, once', async () => {
    const note = '（联系人：张三，电话：021-12345678）';
    expect((await paragraphs(advice)).map((p) => p.text)).toContain(note);
    expect((await paragraphs({ ...advice, note })).map((p) => p.text)).toContain(note);
  });

  it('begins every annex on a new page and carries its blocks', async () => {
    const lines = await paragraphs(advice);
    const breaks = lines.filter((p) => p.xml.includes('<w:pageBreakBefore/>')).map((p) => p.text);
    expect(breaks).toEqual(['附件1', '附件2']);
    expect(lines.map((p) => p.text)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^1\. 【必改】P201/u), '批次：2026-001', '逐项填写。']),
    );
  });

  it('has 版记 at the foot of the last page, between lines', async () => {
    const xml = (await parts(advice))('word/document.xml');
    const imprint = xml.slice(xml.lastIndexOf('<w:tbl>'));
    expect(imprint).toContain('w:vertAnchor="margin"');
    expect(imprint).toContain('w:tblpYSpec="bottom"');
    expect(imprint).toMatch(/<w:top w:val="single"[^>]* w:sz="8"/u);
    expect(imprint).toMatch(/<w:insideH w:val="single"[^>]* w:sz="6"/u);
    expect(imprint).toContain('抄送：区纪委监委，区发展改革委，');
    expect(imprint).toContain('各镇人民政府、街道办事处。');
    expect(imprint).toContain('2026年8月6日印发');
    expect((await parts(request))('word/document.xml')).not.toContain('<w:tblpPr');
  });
});

describe('a working paper', () => {
  const { issuer: _issuer, number: _number, to: _to, signature: _signature, ...inner } = advice;
  const paper: OfficialLetter = {
    ...inner,
    title: '检查表',
    body: [
      { kind: 'text', text: '导语' },
      {
        kind: 'table',
        columns: [{ header: '甲', room: 20 }, { header: '乙' }],
        rows: [
          ['一', '1'],
          ['二', '2'],
        ],
        empty: '',
        together: true,
      },
      { kind: 'text', text: '结语' },
    ],
  };

  it('begins with its title and ends without a signature', async () => {
    const texts = (await paragraphs({ ...paper, annexes: [], attachments: [], copyTo: [] })).map(
      (p) => p.text,
    );
    expect(texts.filter((text) => text !== '')).toEqual([
      '检查表',
      '导语',
      '甲',
      '乙',
      '一',
      '1',
      '二',
      '2',
      '结语',
      expect.stringMatching(/^（联系人/u),
      expect.stringContaining('印发'),
    ]);
  });

  it('keeps what leads to a table with it, and a table together where asked', async () => {
    const kept = async (text: string) => (await find(paper, text)).includes('<w:keepNext/>');
    expect(await kept('导语')).toBe(true);
    expect([await kept('一'), await kept('二')]).toEqual([true, false]);
    const parted = { ...paper, body: paper.body.map((part) => ({ ...part, together: undefined })) };
    expect((await find(parted as OfficialLetter, '一')).includes('<w:keepNext/>')).toBe(false);
  });

  it('gives a column that is written in by hand its room', async () => {
    const widths = async (letter: OfficialLetter) =>
      [...(await parts(letter))('word/document.xml').matchAll(/<w:gridCol w:w="(\d+)"\/>/gu)].map(([, w]) =>
        Number(w),
      );
    const [wide = 0, narrow = 0] = await widths({ ...paper, annexes: [] });
    expect(wide).toBeGreaterThan(2 * narrow);
  });
});

describe('package', () => {
  it('is the same bytes at any time, without author or time', async () => {
    const first = await officialLetter(advice);
    vi.useFakeTimers({ now: new Date('2031-01-01T00:00:00Z'), toFake: ['Date'] });
    const second = await officialLetter(advice).finally(() => vi.useRealTimers());
    expect(Buffer.compare(first, second)).toBe(0);
    expect((await parts(advice))('docProps/core.xml')).not.toMatch(/creator|created|modified|Un-named/u);
  });

  it('carries text from outside without letting it become markup or control', async () => {
    const to = 'A&B<w:p/>\u0000\u001b\ud800\u202e局';
    const xml = (await parts({ ...advice, to }))('word/document.xml');
    expect(xml).toContain('A&amp;B&lt;w:p/&gt;\ufffd局：');
  });

  it('reads what it writes', () => {
    const entries = [
      { name: 'a/甲.txt', data: Buffer.from('一') },
      { name: 'empty', data: Buffer.alloc(0) },
    ];
    expect(
      readZip(writeZip(entries)).map(({ name, data }) => [name, Buffer.from(data).toString('utf8')]),
    ).toEqual([
      ['a/甲.txt', '一'],
      ['empty', ''],
    ]);
    expect(() => readZip(Buffer.from('no zip'))).toThrow(RangeError);
  });
});
