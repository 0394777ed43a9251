import { book, type BookSource } from './make-xlsx.ts';

/** A seeded generator (mulberry32), so that a failure can be repeated. */
export function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const WORDS = [
  '检查事项',
  '消防安全',
  '市场监管',
  'ABC',
  '①',
  '《中华人民共和国安全生产法》',
  ' 前后 ',
  '甲&amp;乙',
  '&#20013;',
  '一\n二',
  '3%',
  '𠮷',
  '2026年3月',
];
const FORMATS = [
  9,
  10,
  1,
  2,
  3,
  4,
  14,
  22,
  20,
  21,
  27,
  31,
  36,
  49,
  57,
  58,
  '00000000',
  '0.0%',
  'yyyy"年"m"月"d"日"',
  'yyyy\\-mm\\-dd hh:mm',
  '[h]:mm',
  '0"户"',
  '#,##0.00;[Red]\\-#,##0.00',
  '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ ',
  '0.00E+00',
  '[DBNum1][$-804]General',
];

/** A workbook with many traits at once, its XML written in many ways. */
export function randomBook(seed: number): Buffer {
  const random = generator(seed);
  const pick = <T>(items: readonly T[]): T => items[Math.floor(random() * items.length)] as T;
  const chance = (p: number) => random() < p;
  const words = () => Array.from({ length: 1 + Math.floor(random() * 3) }, () => pick(WORDS)).join('');
  const space = () => (chance(0.2) ? ' xml:space="preserve"' : '');
  const shared = (): string => {
    if (chance(0.2))
      return `<r><t${space()}>${words()}</t></r><r><rPr><b/><sz val="11"/></rPr><t${space()}>${words()}</t></r>`;
    return `<t${space()}>${words()}</t>${chance(0.1) ? '<rPh sb="0" eb="1"><t>ABC</t></rPh><phoneticPr fontId="1"/>' : ''}`;
  };
  const strings = Array.from({ length: 12 }, shared);
  const number = (): string =>
    pick([
      () => String(Math.floor(random() * 100)),
      () => String(Math.round(random() * 1e7) / 100),
      () => String(45000 + Math.floor(random() * 2000)),
      () => String(45000 + Math.floor(random() * 2000) + Math.floor(random() * 1440) / 1440),
      () => String(random()),
      () => `${Math.floor(random() * 9) + 1}.5E-3`,
      () => String(910000000000000000 + Math.floor(random() * 1e6) * 1000),
      () => '0',
    ])();
  const cell = (address: string, prefix: string): string => {
    const style = chance(0.5) ? ` s="${Math.floor(random() * (FORMATS.length + 1))}"` : '';
    const r = ` r="${address}"`;
    const attributes = (type: string) => (chance(0.5) ? `${r}${style}${type}` : `${type}${style}${r}`);
    const c = (type: string, inner: string) => `<${prefix}c${attributes(type)}>${inner}</${prefix}c>`;
    const v = (value: string) => `<${prefix}v>${value}</${prefix}v>`;
    return pick([
      () => c(' t="s"', v(String(Math.floor(random() * strings.length)))),
      () => c(' t="s"', v(String(Math.floor(random() * strings.length)))),
      () => c(' t="inlineStr"', `<${prefix}is><${prefix}t>${words()}</${prefix}t></${prefix}is>`),
      () => c('', v(number())),
      () => c(' t="n"', v(number())),
      () => c('', `<${prefix}f>A1+1</${prefix}f>${v(number())}`),
      () => c(' t="str"', `<${prefix}f>A1&amp;"x"</${prefix}f>${v(words())}`),
      () => c(' t="b"', v(chance(0.5) ? '1' : '0')),
      () => c(' t="e"', v(pick(['#REF!', '#N/A', '#DIV/0!']))),
      () => c('', `<${prefix}f>SUM(B1:B2)</${prefix}f>`),
      () => `<${prefix}c${attributes('')}/>`,
    ])();
  };
  const sheet = (name: string): BookSource['sheets'][number] => {
    const prefix = chance(0.2) ? 'x:' : '';
    let rows = '';
    let r = 0;
    for (let i = 0; i < 12; i++) {
      r += chance(0.2) ? 1 + Math.floor(random() * 4) : 1;
      let cells = '';
      for (let c = 0; c < 8; c++)
        if (chance(0.8)) cells += cell(`${String.fromCharCode(65 + c)}${r}`, prefix);
      const hidden = chance(0.15) ? ' hidden="1"' : '';
      rows += `<${prefix}row r="${r}" spans="1:8"${hidden}>${cells}</${prefix}row>${chance(0.2) ? '\n' : ''}`;
    }
    const merges = chance(0.5)
      ? `<${prefix}mergeCells count="1"><${prefix}mergeCell ref="A${r + 1}:C${r + 2}"/></${prefix}mergeCells>`
      : '';
    const namespace = `xmlns${prefix === '' ? '' : ':x'}="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`;
    const xml = `<?xml version="1.0" encoding="UTF-8"?>\r\n<${prefix}worksheet ${namespace}><${prefix}dimension ref="A1"/><${prefix}sheetData>${rows}</${prefix}sheetData>${merges}</${prefix}worksheet>`;
    return { name, xml, ...(chance(0.2) ? { state: 'hidden' } : {}) };
  };
  return book({
    sheets: ['计划', '联合&amp;抽查'].slice(0, 1 + Math.floor(random() * 2)).map(sheet),
    strings,
    formats: FORMATS,
    date1904: chance(0.2),
  });
}
