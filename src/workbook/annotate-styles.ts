import { attribute, elementPrefix } from './annotate-package.ts';
import { Unfamiliar } from './xml-cursor.ts';

interface Section {
  readonly element: string;
  readonly children: string[];
  readonly added: string[];
}

/** The style sheet of a workbook; formats are only ever added, so that every index in use keeps its meaning. */
export class Styles {
  readonly #xml: string;
  readonly #prefix: string;
  readonly #fonts: Section;
  readonly #fills: Section;
  readonly #formats: Section;
  readonly #filled = new Map<string, number>();

  /** @throws Unfamiliar where fonts, fills or formats are not found */
  constructor(xml: string) {
    this.#xml = xml;
    this.#prefix = elementPrefix(xml, 'styleSheet');
    this.#fonts = this.#section('fonts', 'font');
    this.#fills = this.#section('fills', 'fill');
    this.#formats = this.#section('cellXfs', 'xf');
  }

  /** A font; `inner` is its children without prefix. */
  font(inner: string): number {
    return append(this.#fonts, this.#prefixed(`<font>${inner}</font>`));
  }

  /** A plain background of one colour, `FFRRGGBB`. */
  fill(colour: string): number {
    const pattern = `<patternFill patternType="solid"><fgColor rgb="${colour}"/><bgColor indexed="64"/></patternFill>`;
    return append(this.#fills, this.#prefixed(`<fill>${pattern}</fill>`));
  }

  /** A format for new cells: top, wrapped. */
  format(options: { font?: number; fill?: number; centred?: boolean }): number {
    const { font = 0, fill = 0, centred = false } = options;
    const alignment = `<alignment${centred ? ' horizontal="center" vertical="center"' : ' vertical="top"'} wrapText="1"/>`;
    return append(
      this.#formats,
      this.#prefixed(
        `<xf numFmtId="0" fontId="${font}" fillId="${fill}" borderId="0" xfId="0" applyFont="1" applyFill="1" applyAlignment="1">${alignment}</xf>`,
      ),
    );
  }

  /** The format `base` with another background, and nothing else changed. */
  withFill(base: number, fill: number): number {
    const key = `${base}:${fill}`;
    const known = this.#filled.get(key);
    if (known !== undefined) return known;
    const xf = this.#formats.children[base] ?? this.#formats.children[0];
    if (xf === undefined) throw new Unfamiliar('no cell formats');
    const copy = xf
      .replace(/^<[^>]*>/u, (tag) => tag.replace(/\s(?:fillId|applyFill)\s*=\s*(?:"[^"]*"|'[^']*')/gu, ''))
      .replace(/^<[\w.:-]+/u, (open) => `${open} fillId="${fill}" applyFill="1"`);
    const index = append(this.#formats, copy);
    this.#filled.set(key, index);
    return index;
  }

  xml(): string {
    let xml = this.#xml;
    for (const { element, children, added } of [this.#fonts, this.#fills, this.#formats]) {
      const name = this.#prefix + element;
      const close = xml.indexOf(`</${name}>`);
      xml = (xml.slice(0, close) + added.join('') + xml.slice(close)).replace(
        new RegExp(`<${name}(?=[\\s>])[^>]*>`, 'u'),
        (open) =>
          `${open.replace(/\scount\s*=\s*(?:"[^"]*"|'[^']*')/u, '').slice(0, -1)} count="${children.length + added.length}">`,
      );
    }
    return xml;
  }

  #section(element: string, child: string): Section {
    const name = this.#prefix + element;
    const open = new RegExp(`<${name}(?:\\s[^>]*)?>`, 'u').exec(this.#xml);
    const close = this.#xml.indexOf(`</${name}>`);
    if (!open || open[0].endsWith('/>') || close < 0) throw new Unfamiliar(`styles without ${element}`);
    const inner = this.#xml.slice(open.index + open[0].length, close);
    const tag = this.#prefix + child;
    const children = inner.match(new RegExp(`<${tag}(?:\\s[^>]*?)?(?:/>|>[\\s\\S]*?</${tag}>)`, 'gu')) ?? [];
    const count = attribute(open[0], 'count');
    if (children.length === 0 || (count !== undefined && Number(count) !== children.length)) {
      throw new Unfamiliar(`${element} not as counted`);
    }
    return { element, children, added: [] };
  }

  #prefixed(xml: string): string {
    return this.#prefix === '' ? xml : xml.replace(/<(\/?)/gu, `<$1${this.#prefix}`);
  }
}

function append(section: Section, xml: string): number {
  section.added.push(xml);
  return section.children.length + section.added.length - 1;
}
