import { posix } from 'node:path';
import { relationsXml } from './write-package.ts';
import { RELATION_NAMESPACE, XML_HEAD, xmlEscape } from './write-xml.ts';
import type { Part } from './write-zip.ts';
import { Unfamiliar } from './xml-cursor.ts';
import { xmlAttribute } from './xml-text.ts';
import type { Zip } from './zip.ts';

export interface Relation {
  readonly id: string;
  /** Last segment of the type's address: `worksheet`, `comments`. */
  readonly type: string;
  /** Name of the part it points to; empty for an external one. */
  readonly target: string;
}

const CONTENT_TYPES = '[Content_Types].xml';

/** The parts of somebody's .xlsx, edited as text so that all that is not touched stays as it is. */
export class Package {
  readonly #parts = new Map<string, Uint8Array>();
  /** Lower-case name → name as written. */
  readonly #names = new Map<string, string>();

  constructor(zip: Zip) {
    for (const name of zip.names) {
      const content = zip.read(name);
      if (content && !name.endsWith('/')) this.#put(name, content);
    }
  }

  parts(): Part[] {
    return [...this.#parts];
  }

  has(name: string): boolean {
    return this.#names.has(name.toLowerCase());
  }

  /** @throws Unfamiliar where there is no such part or it is not UTF-8 */
  text(name: string): string {
    const content = this.#parts.get(this.#names.get(name.toLowerCase()) ?? name);
    if (!content) throw new Unfamiliar(`no part ${name}`);
    const text = Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString('utf8');
    const xml = text.replace(/^\ufeff/u, '');
    const encoding = /^<\?xml[^>]*\sencoding\s*=\s*["']([^"']*)["']/u.exec(xml)?.[1];
    if (!xml.startsWith('<') || (encoding !== undefined && !/^utf-?8$|^us-ascii$/iu.test(encoding))) {
      throw new Unfamiliar(`${name} is not UTF-8`);
    }
    return xml;
  }

  set(name: string, xml: string): void {
    this.#put(this.#names.get(name.toLowerCase()) ?? name, Buffer.from(xml, 'utf8'));
  }

  relations(part: string): readonly Relation[] {
    const name = relationsName(part);
    if (!this.has(name)) return [];
    return [...this.text(name).matchAll(/<(?:\w+:)?Relationship\s[^>]*>/gu)].map(([tag]) => {
      const target = attribute(tag, 'Target') ?? '';
      const external = attribute(tag, 'TargetMode') === 'External';
      return {
        id: attribute(tag, 'Id') ?? '',
        type: (attribute(tag, 'Type') ?? '').split('/').at(-1) ?? '',
        target: external ? '' : posix.resolve('/', posix.dirname(part), target).slice(1),
      };
    });
  }

  /** Adds a relation from one part to another; its id. */
  relate(part: string, type: string, target: string): string {
    const name = relationsName(part);
    const ids = new Set(this.relations(part).map((relation) => relation.id));
    let id = 'zfjd1';
    for (let n = 2; ids.has(id); n += 1) id = `zfjd${n}`;
    const prefix = this.has(name) ? elementPrefix(this.text(name), 'Relationships') : '';
    const tag = `<${prefix}Relationship Id="${id}" Type="${RELATION_NAMESPACE}/${type}" Target="/${xmlEscape(target)}"/>`;
    if (this.has(name)) this.set(name, appendChild(this.text(name), 'Relationships', tag));
    else this.set(name, XML_HEAD + relationsXml([tag]));
    return id;
  }

  /** Adds a new part with its content type. */
  add(name: string, xml: string, contentType: string): void {
    this.set(name, xml);
    const types = this.text(CONTENT_TYPES);
    const prefix = elementPrefix(types, 'Types');
    const tag = `<${prefix}Override PartName="/${xmlEscape(name)}" ContentType="${contentType}"/>`;
    this.set(CONTENT_TYPES, appendChild(types, 'Types', tag));
  }

  /** The content type a part has of its own; empty where it only has that of its extension. */
  contentType(part: string): string {
    const tags = this.text(CONTENT_TYPES).match(/<(?:\w+:)?Override\s[^>]*>/gu) ?? [];
    const own = tags.find((tag) => attribute(tag, 'PartName')?.toLowerCase() === `/${part.toLowerCase()}`);
    return (own === undefined ? undefined : attribute(own, 'ContentType')) ?? '';
  }

  /** A name of the form `xl/comments7.xml` that is not in use. */
  freeName(stem: string, extension: string): string {
    let n = 1;
    while (this.has(`${stem}${n}.${extension}`)) n += 1;
    return `${stem}${n}.${extension}`;
  }

  #put(name: string, content: Uint8Array): void {
    this.#names.set(name.toLowerCase(), name);
    this.#parts.set(name, content);
  }
}

function relationsName(part: string): string {
  return posix.join(posix.dirname(part), '_rels', `${posix.basename(part)}.rels`);
}

/** The value of an attribute in a tag, whatever its prefix where `name` is given as `*:name`. */
export function attribute(tag: string, name: string): string | undefined {
  const pattern = name.startsWith('*:') ? `[\\w.-]+:${name.slice(2)}` : name;
  const m = new RegExp(`\\s${pattern}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'u').exec(tag);
  const raw = m?.[1] ?? m?.[2];
  return raw === undefined ? undefined : xmlAttribute(raw);
}

/** The namespace prefix, with its colon, that a document writes an element with. */
export function elementPrefix(xml: string, element: string): string {
  const m = new RegExp(`<([\\w.-]+:)?${element}[\\s/>]`, 'u').exec(xml);
  if (!m) throw new Unfamiliar(`no <${element}>`);
  return m[1] ?? '';
}

/** Puts XML at the end of the first element of this name. */
export function appendChild(xml: string, element: string, child: string): string {
  const name = elementPrefix(xml, element) + element;
  const close = xml.lastIndexOf(`</${name}>`);
  if (close >= 0) return xml.slice(0, close) + child + xml.slice(close);
  const empty = new RegExp(`<${name}(\\s[^>]*?)?/>`, 'u').exec(xml);
  if (!empty) throw new Unfamiliar(`<${element}> is not closed`);
  const open = `<${name}${empty[1] ?? ''}>`;
  return `${xml.slice(0, empty.index)}${open}${child}</${name}>${xml.slice(empty.index + empty[0].length)}`;
}
