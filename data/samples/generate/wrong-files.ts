import { ENTERPRISES } from './enterprises.ts';
import { writeZip } from '../../../src/document/zip.ts';
import { SheetDraft, workbookBytes } from './workbook.ts';

/** 坏文件: what people send by mistake. `good` are the files made so far. */
export function wrongFiles(good: ReadonlyMap<string, Buffer>): Map<string, Buffer> {
  const whole = good.get('计划/市监局2026年度行政检查计划.xlsx') ?? Buffer.alloc(0);
  return new Map([
    ['计划.xlsx', enterpriseRoster()],
    ['2026年检查计划（Word）.xlsx', wordDocument()],
    ['空文件.xlsx', Buffer.alloc(0)],
    ['没传完的计划.xlsx', whole.subarray(0, Math.floor(whole.length * 0.6))],
  ]);
}

/** A roster of enterprises where a plan was expected. */
function enterpriseRoster(): Buffer {
  const sheet = new SheetDraft('企业名单');
  const rows = [
    ['统一社会信用代码', '企业名称', '注册地址', '登记状态'],
    ...ENTERPRISES.slice(0, 5).map(({ code, name, address, status }) => [code, name, address, status]),
  ];
  for (const [row, values] of rows.entries()) {
    for (const [column, value] of values.entries()) sheet.put(row + 1, column + 1, value);
  }
  return workbookBytes('计划.xlsx', [sheet]);
}

/** The least that makes a text document of an archive. */
function wordDocument(): Buffer {
  const main = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml';
  const parts = [
    [
      '[Content_Types].xml',
      `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`,
    ],
    [
      'word/document.xml',
      '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>2026年度行政检查计划</w:t></w:r></w:p></w:body></w:document>',
    ],
  ] as const;
  return Buffer.from(writeZip(parts.map(([name, text]) => ({ name, data: Buffer.from(text) }))));
}
