import { book, bookParts, oneSheet, withPart, zip, type BookSource } from './make-xlsx.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const CELL = '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>1</v></c></row>';
const strings = ['<t>检查事项</t>', '<t>二</t>'];

const sheet = (xml: string): Buffer => book({ sheets: [{ name: '计划', xml }], strings });
const inSheet = (rows: string, attributes = '', before = '', after = '') =>
  sheet(
    `${HEAD}<worksheet xmlns="${MAIN}"${attributes}>${before}<sheetData>${rows}</sheetData>${after}</worksheet>`,
  );
const rows = (xml: string, more: Omit<BookSource, 'sheets'> = {}) => oneSheet(xml, { strings, ...more });
const shared = (...items: string[]) =>
  oneSheet(items.map((_, i) => `<row r="${i + 1}"><c r="A${i + 1}" t="s"><v>${i}</v></c></row>`).join(''), {
    strings: items,
  });
const part = (name: string, change: (xml: string) => string) => {
  const parts = bookParts({ sheets: [{ name: '计划', rows: CELL }], strings });
  const found = parts.find((entry) => entry.name === name);
  return zip(withPart(parts, name, change(String(found?.data))));
};
const numbered = (formats: (number | string)[], value: number, more = {}) =>
  rows(
    `<row r="1">${formats.map((_, i) => `<c r="${String.fromCharCode(65 + i)}1" s="${i + 1}"><v>${value}</v></c>`).join('')}</row>`,
    { formats, ...more },
  );
const EXTENSIONS = `<extLst><ext uri="{78C0D931-6437-407d-A8EE-F0AAD7539E65}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:conditionalFormattings/></ext></extLst>`;
const IGNORABLE =
  ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="x14ac xr" xmlns:x14ac="http://schemas.microsoft.com/office/spreadsheetml/2009/9/ac" xmlns:xr="http://schemas.microsoft.com/office/spreadsheetml/2014/revision" xr:uid="{00000000-0001-0000-0000-000000000000}"';

/** Workbooks by what is odd about them, all valid. */
export const HAND_BOOKS: Readonly<Record<string, Buffer>> = {
  'attributes in another order': rows(
    '<row spans="1:2" r="1"><c t="s" s="0" r="A1"><v>0</v></c><c s="0" r="B1" t="n"><v>2</v></c></row>',
  ),
  'single quotes': rows("<row r='1'><c r='A1' t='s'><v>0</v></c></row>"),
  prefixes: sheet(
    `${HEAD}<x:worksheet xmlns:x="${MAIN}"><x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c></x:row><x:row r="2"><x:c r="A2" t="inlineStr"><x:is><x:t>乙</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>`,
  ),
  'prefixes in the strings': part('xl/sharedStrings.xml', (xml) =>
    xml.replaceAll(/<(\/?)(sst|si|t)\b/g, '<$1x:$2').replace('xmlns=', 'xmlns:x='),
  ),
  CDATA: shared('<t><![CDATA[<甲> & 乙]]></t>', '<t>前<![CDATA[中]]>后</t>'),
  'CDATA with a closing tag': rows(
    '<row r="1"><c r="A1" t="inlineStr"><is><t><![CDATA[</row></c>]]></t></is></c></row><row r="2"><c r="A2"><v>1</v></c></row>',
  ),
  'comments between': rows(
    '<!-- 前 --><row r="1"><!-- <c/> --><c r="A1" t="s"><v>0</v></c></row><!-- 后 -->',
  ),
  'a closing tag in a comment': rows(`<!-- </row> -->${CELL}`),
  'xml:space': shared(
    '<t xml:space="preserve">  前后  </t>',
    '<t> 前后 </t>',
    '<r><t xml:space="preserve"> 甲 </t></r><r><t>乙</t></r>',
  ),
  entities: shared(
    '<t>&lt;甲&gt; &amp; &quot;乙&quot; &apos;丙&apos;</t>',
    '<t>&#20013;&#x6587;&#x1F600;</t>',
    '<t>&amp;amp;</t>',
  ),
  escapes: shared('<t>甲_x000D_乙</t>', '<t>_x005F_x000D_</t>', '<t>_x4E2D_</t>'),
  'line ends': shared('<t>甲\r\n乙</t>', '<t>甲\n乙</t>', '<t>甲&#10;乙</t>'),
  'empty rows': rows(`<row r="1"/><row r="2"></row>${CELL.replaceAll('1"', '3"')}<row r="9" hidden="1"/>`),
  'gaps between rows and cells': rows(
    '<row r="3"><c r="C3"><v>1</v></c><c r="Z3"><v>2</v></c></row><row r="1000"><c r="AB1000"><v>3</v></c></row>',
  ),
  'no addresses': rows('<row><c><v>1</v></c><c t="s"><v>0</v></c></row><row><c><v>3</v></c></row>'),
  'some addresses': rows(
    '<row r="2"><c><v>1</v></c><c r="D2"><v>2</v></c><c><v>3</v></c></row><row><c><v>4</v></c></row>',
  ),
  'texts of formulas': rows(
    '<row r="1"><c r="A1" t="str"><f>X</f><v>甲 &amp; 乙</v></c><c r="B1" t="str"><v>丙</v></c></row>',
  ),
  'ISO dates': rows(
    '<row r="1"><c r="A1" t="d"><v>2026-03-05</v></c><c r="B1" t="d"><v>2026-03-05T09:05:00</v></c></row>',
  ),
  booleans: rows('<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c></row>'),
  errors: rows(
    `<row r="1">${['#REF!', '#N/A', '#DIV/0!', '#VALUE!', '#NAME?', '#NUM!', '#NULL!'].map((e, i) => `<c r="${'ABCDEFG'[i]}1" t="e"><v>${e}</v></c>`).join('')}</row>`,
  ),
  'rich runs': shared(
    '<r><t>甲</t></r><r><rPr><b/><sz val="11"/><rFont val="宋体"/></rPr><t>乙</t></r>',
    '<r><rPr><vertAlign val="superscript"/></rPr><t>2</t></r>',
  ),
  phonetics: shared(
    '<t>金山</t><rPh sb="0" eb="2"><t>JinShan</t></rPh><phoneticPr fontId="1"/>',
    '<r><t>甲</t></r><rPh sb="0" eb="1"><t>Jia</t></rPh>',
  ),
  'empty strings': shared('<t></t>', '<t/>', '<t>后</t>'),
  'absolute targets': part('xl/_rels/workbook.xml.rels', (xml) => xml.replaceAll('Target="', 'Target="/xl/')),
  'date formats of its own': numbered(
    [
      'yyyy"年"m"月"d"日"',
      'yyyy\\-mm\\-dd',
      'm/d/yyyy',
      '[$-804]yyyy"年"m"月";@',
      'yyyy/m/d h:mm:ss',
      'aaaa',
      'd',
    ],
    46_086.5,
  ),
  'date formats by number': numbered([14, 15, 16, 17, 20, 21, 22, 27, 31, 45, 46, 57, 58], 46_086.25),
  'number formats of its own': numbered(
    ['0"户"', '0.0%', '00000000', '[Red]0', '#,##0.00_ ', '0;-0;"无"', '@'],
    12.345,
  ),
  '1904': numbered([14, 'yyyy"年"m"月"d"日"', 22], 44_624.5, { date1904: true }),
  '1904 said in words': part('xl/workbook.xml', (xml) =>
    xml.replace('<workbookPr', '<workbookPr date1904="true"'),
  ),
  'the phantom day of 1900': numbered([14], 60),
  'before the phantom day': numbered([14, 22], 59.5),
  'extensions at the end': inSheet(CELL, '', '', EXTENSIONS),
  'extensions in a cell': rows('<row r="1"><c r="A1"><v>1</v><extLst><ext uri="x"/></extLst></c></row>'),
  'ignorable namespaces': inSheet(
    '<row r="1" spans="1:2" x14ac:dyDescent="0.2"><c r="A1" t="s"><v>0</v></c></row>',
    IGNORABLE,
    '<sheetPr><tabColor rgb="FFFF0000"/></sheetPr><dimension ref="A1"/><sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="15" x14ac:dyDescent="0.2"/><cols><col min="1" max="1" width="9"/></cols>',
  ),
  'all that follows the rows': inSheet(
    CELL,
    '',
    '',
    '<sheetProtection sheet="1"/><autoFilter ref="A1:B1"/><mergeCells count="1"><mergeCell ref="A1:A2"/></mergeCells><phoneticPr fontId="1"/><conditionalFormatting sqref="A1"><cfRule type="cellIs" priority="1" operator="equal"><formula>"x&lt;y"</formula></cfRule></conditionalFormatting><dataValidations count="1"><dataValidation type="list" sqref="A1"><formula1>"是,否"</formula1></dataValidation></dataValidations><pageMargins left="0.7" right="0.7" top="0.7" bottom="0.7" header="0.3" footer="0.3"/>',
  ),
  'formulas shared and of arrays': rows(
    '<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">B1*2</f><v>2</v></c><c r="B1"><f t="array" ref="B1">SUM(C1:D1)</f><v>3</v></c></row><row r="2"><c r="A2"><f t="shared" si="0"/><v>4</v></c></row>',
  ),
  'numbers in many writings': rows(
    `<row r="1">${['1E3', '1.50', '-0', '007', '1e-7', '0.1', '123456789012345', '3.0000000000000004', '+5'].map((v, i) => `<c r="${'ABCDEFGHI'[i]}1"><v>${v}</v></c>`).join('')}</row>`,
  ),
  'a part in capitals': zip(
    bookParts({ sheets: [{ name: '计划', rows: CELL }], strings }).map((entry) =>
      entry.name.endsWith('sheet1.xml') ? { ...entry, name: 'xl/worksheets/Sheet1.xml' } : entry,
    ),
  ),
  'no sheet at all in rows': inSheet(''),
  'lone sheetData': sheet(`${HEAD}<worksheet xmlns="${MAIN}"><sheetData/></worksheet>`),
  'a byte order mark': part('xl/worksheets/sheet1.xml', (xml) => `\ufeff${xml}`),
};

/** And such as SheetJS cannot read; `A1` holds 检查事项. */
export const HARD_BOOKS: Readonly<Record<string, Buffer>> = {
  'blanks in tags': rows('<row  r = "1" >\n<c\n r="A1"\tt="s" ><v>0</v></c >\r\n</row >'),
  'targets with dots': part('xl/_rels/workbook.xml.rels', (xml) =>
    xml.replace('Target="worksheets/', 'Target="./worksheets/'),
  ),
};
