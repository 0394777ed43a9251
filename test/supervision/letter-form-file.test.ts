import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { writeZip } from '../../src/document/zip.ts';
import { openForm } from '../../src/supervision/letter-form-file.ts';
import { docx, docxEntries, p, part, TYPES } from '../document/make-docx.ts';

const GOOD = p('{{发文字号}}');

const relations = (inner: string) =>
  part(
    'word/_rels/document.xml.rels',
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`,
  );
const external = (type: string, target: string) =>
  relations(`<Relationship Id="r1" Type="http://x/${type}" Target="${target}" TargetMode="External"/>`);

/** An archive whose directory says of its last part what it likes. */
function lying(bytes: Buffer, change: (directory: Buffer) => void): Buffer {
  const copy = Buffer.from(bytes);
  change(copy.subarray(copy.lastIndexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]))));
  return copy;
}

const NESTED = '<w:sdt>'.repeat(300) + '</w:sdt>'.repeat(300);

describe('a docx that comes from outside', () => {
  it('is opened as it is', () => {
    expect(openForm(docx(GOOD), 'x.docx').map(({ name }) => name)).toEqual([
      '[Content_Types].xml',
      'word/document.xml',
    ]);
  });

  it.each([
    ['nothing', Buffer.alloc(0), '不完整'],
    ['a text', Buffer.from('发文字号'.repeat(20)), '不完整'],
    ['a .doc', Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600)]), '旧格式'],
    ['half a file', docx(GOOD).subarray(0, 300), '不完整'],
    ['a workbook', Buffer.from(writeZip([TYPES, part('xl/workbook.xml', '<workbook/>')])), '缺少正文'],
    ['no content types', Buffer.from(writeZip(docxEntries(GOOD).slice(1))), '缺少正文'],
    ['two parts of one name', docx(GOOD, part('WORD/document.xml', '<w:document/>')), '同名'],
    ['a part larger than it says', lying(docx(GOOD), (d) => d.writeUInt32LE(5, 24)), '损坏'],
    ['macros by content type', docx(GOOD, part('word/vbaProject.bin', 'x')), '含有宏'],
    [
      'macros by name of the type',
      Buffer.from(
        writeZip([
          part(
            '[Content_Types].xml',
            '<Types><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>',
          ),
          ...docxEntries(GOOD).slice(1),
        ]),
      ),
      '含有宏',
    ],
    ['a link to a picture elsewhere', docx(GOOD, external('image', 'http://x/y.png')), 'http://x/y.png'],
    [
      'a template elsewhere',
      docx(GOOD, external('attachedTemplate', 'file:///c:/x.dotm')),
      'file:///c:/x.dotm',
    ],
    [
      'a document within',
      docx(GOOD, relations('<Relationship Id="r1" Type="http://x/aFChunk" Target="a.html"/>')),
      '嵌有',
    ],
    ['an embedded object', docx(GOOD, part('word/embeddings/a.xlsx', 'x')), '嵌入'],
    ['comments', docx(GOOD, part('word/comments.xml', '<w:comments/>')), '批注'],
    [
      'tracked changes',
      docx(GOOD.replace('<w:r>', '<w:ins w:author="张三"><w:r>').replace('</w:r>', '</w:r></w:ins>')),
      '修订',
    ],
    [
      'a field that loads',
      docx(`<w:p><w:r><w:instrText>DDEAUTO c:\\\\cmd.exe</w:instrText></w:r></w:p>${GOOD}`),
      '域',
    ],
    [
      'a document type',
      Buffer.from(
        writeZip([TYPES, part('word/document.xml', '<!DOCTYPE x [<!ENTITY a "b">]><w:document/>')]),
      ),
      '读不通',
    ],
    ['an unknown entity', docx(p('&lol;')), '读不通'],
    ['broken XML', docx('<w:p>'), '读不通'],
    [
      'another encoding',
      Buffer.from(
        writeZip([TYPES, { name: 'word/document.xml', data: Buffer.from([0x3c, 0xb7, 0xa2, 0x3e]) }]),
      ),
      '读不通',
    ],
    ['endless nesting', docx(NESTED), '读不通'],
    [
      'another prefix',
      Buffer.from(writeZip([TYPES, part('word/document.xml', '<ns0:document/>')])),
      '不是通用的写法',
    ],
  ])('is refused with %s', (_, bytes, reason) => {
    expect(() => openForm(bytes, '模板.docx')).toThrow(
      expect.objectContaining({
        code: 'E_TEMPLATE_FILE',
        message: expect.stringMatching(
          new RegExp(`模板\\.docx.*${reason.replaceAll('.', '\\.')}.*不能用作文书模板`, 'u'),
        ) as string,
        hint: expect.stringMatching(/./u) as string,
      }),
    );
  });

  it('is refused where it would unfold to more than it should', () => {
    const packed = deflateRawSync(Buffer.alloc(30e6));
    const bomb = lying(docx(GOOD, { name: 'word/a.bin', data: packed }), (directory) => {
      directory.writeUInt16LE(8, 10);
      directory.writeUInt32LE(30e6, 24);
    });
    expect(() => openForm(bomb, 'x.docx')).toThrow(expect.objectContaining({ code: 'E_TEMPLATE_FILE' }));
  });
});
