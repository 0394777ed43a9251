import { SHEET_NAMESPACE, XML_HEAD } from './write-xml.ts';

/** Cell styles of blank forms. `required` and `optional` are headers; `text` keeps what is typed as text. */
export const TEMPLATE_STYLE = {
  none: 0,
  title: 1,
  head: 2,
  required: 3,
  optional: 4,
  text: 5,
  example: 6,
  note: 7,
} as const;

const FONTS = [
  '<font><sz val="11"/><name val="宋体"/></font>',
  '<font><b/><sz val="16"/><name val="宋体"/></font>',
  '<font><b/><sz val="11"/><name val="宋体"/></font>',
  '<font><i/><sz val="11"/><color rgb="FF7F7F7F"/><name val="宋体"/></font>',
];
const fill = (rgb: string) =>
  `<fill><patternFill patternType="solid"><fgColor rgb="${rgb}"/><bgColor indexed="64"/></patternFill></fill>`;
const FILLS = [
  '<fill><patternFill patternType="none"/></fill>',
  '<fill><patternFill patternType="gray125"/></fill>',
  fill('FFFCE4D6'),
  fill('FFE7E6E6'),
  fill('FFF7F7F7'),
];
const EDGES = ['left', 'right', 'top', 'bottom'].map(
  (edge) => `<${edge} style="thin"><color rgb="FFBFBFBF"/></${edge}>`,
);
const BORDERS = [
  '<border><left/><right/><top/><bottom/><diagonal/></border>',
  `<border>${EDGES.join('')}<diagonal/></border>`,
];

const TEXT_FORMAT = 49;
const xf = (format: number, font: number, filled: number, border: number, align: string) =>
  `<xf numFmtId="${format}" fontId="${font}" fillId="${filled}" borderId="${border}" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1"><alignment ${align}/></xf>`;
const MIDDLE = 'horizontal="center" vertical="center" wrapText="1"';
const WRAPPED = 'vertical="center" wrapText="1"';

/** In the order of `TEMPLATE_STYLE`. */
const FORMATS = [
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
  xf(0, 1, 0, 0, MIDDLE),
  xf(TEXT_FORMAT, 0, 0, 0, 'vertical="center"'),
  xf(0, 2, 2, 1, MIDDLE),
  xf(0, 2, 3, 1, MIDDLE),
  xf(TEXT_FORMAT, 0, 0, 1, WRAPPED),
  xf(TEXT_FORMAT, 3, 4, 1, WRAPPED),
  xf(TEXT_FORMAT, 0, 0, 0, WRAPPED),
];

const list = (name: string, entries: readonly string[]) =>
  `<${name} count="${entries.length}">${entries.join('')}</${name}>`;

/** The style document of `TEMPLATE_STYLE`. */
export const TEMPLATE_STYLES =
  `${XML_HEAD}<styleSheet xmlns="${SHEET_NAMESPACE}">${list('fonts', FONTS)}${list('fills', FILLS)}${list('borders', BORDERS)}` +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  `${list('cellXfs', FORMATS)}<cellStyles count="1"><cellStyle name="常规" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;
