import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generalText } from '../../src/workbook/number-text.ts';
import { TextReader, TextStore } from '../../src/workbook/packed-texts.ts';
import { PlainCellTag, plainNumber } from '../../src/workbook/xlsx-plain.ts';
import { xmlText } from '../../src/workbook/xml-text.ts';

const number = (text: string) => plainNumber(Buffer.from(text), 0, text.length);

describe('plainNumber', () => {
  it.each(['0', '7', '-12.5', '0.000001', '45000', '999999999999999', '0.1', '-0.25'])('reads %s', (text) => {
    expect(number(text)).toBe(Number(text));
  });

  it.each([
    '',
    '-',
    '-0',
    '007',
    '00',
    '12.50',
    '1.',
    '.5',
    '1e3',
    '0x1',
    ' 1',
    '+1',
    '1.2.3',
    '0.0000001',
    '-0.0',
  ])('leaves "%s" to others', (text) => expect(number(text)).toBeNaN());

  it('reads only what General shows as it is written, and reads it exactly', () => {
    const written = fc.oneof(
      fc.stringMatching(/^-?\d{1,17}(?:\.\d{0,17})?$/),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
      fc.tuple(fc.integer(), fc.integer({ min: 0, max: 6 })).map(([n, k]) => String(n / 10 ** k)),
    );
    fc.assert(
      fc.property(written, (text) => {
        const value = number(text);
        if (Number.isNaN(value)) return;
        expect(value).toBe(Number(text));
        expect(generalText(value)).toBe(text);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('PlainCellTag', () => {
  const read = (text: string, row: number) => new PlainCellTag().read(Buffer.from(text), 0, row);

  it('reads column, style and type', () => {
    const tag = new PlainCellTag();
    const text = '<c r="AB12" s="34" t="inlineStr"><v>';
    expect(tag.read(Buffer.from(text), 0, 12)).toBe(text.indexOf('<v>'));
    expect([tag.column, tag.style, text.slice(tag.typeStart, tag.typeEnd), tag.selfClosing]).toEqual([
      28,
      34,
      'inlineStr',
      false,
    ]);
    expect(tag.read(Buffer.from('<c r="XFD1"/>'), 0, 1)).toBe(13);
    expect([tag.column, tag.style, tag.typeStart, tag.selfClosing]).toEqual([16_384, 0, 0, true]);
  });

  it.each([
    '<c r="A2">',
    '<c r="XFE1">',
    '<c r="1">',
    '<c r="A">',
    '<c r="A1" t="s" s="1">',
    '<c r="A1"',
    '<c r="A1" s="">',
    '<c r="A1" cm="1">',
    '<c  r="A1">',
    "<c r='A1'>",
    '<x:c r="A1">',
    '<col r="A1">',
    '<c r="A1000000001">',
  ])('leaves %s to others', (text) => {
    expect(read(text, 1)).toBe(-1);
  });
});

describe('TextStore', () => {
  /** Adds a text as bytes, or as text where it is to be decoded; where it stands. */
  const place = (store: TextStore, text: string, asBytes: boolean): [start: number, length: number] => {
    const bytes = Buffer.from(text);
    if (!asBytes || !store.addXml(bytes, 0, bytes.length)) store.add(text);
    return [store.start, store.length];
  };

  it('gives back every text, whether it came as text, as bytes or both', () => {
    const texts = fc.array(fc.tuple(fc.boolean(), fc.oneof(fc.string({ unit: 'binary' }), fc.string())), {
      maxLength: 40,
    });
    fc.assert(
      fc.property(texts, fc.boolean(), (all, seeks) => {
        const store = new TextStore();
        store.seeks = seeks;
        const places = all.map(([asBytes, text]) => place(store, text, asBytes));
        const reader = new TextReader(store.pack());
        expect(places.map((at) => reader.text(...at))).toEqual(all.map(([, text]) => text));
      }),
    );
  });

  it('leaves bytes to the decoder that are not what they stand for', () => {
    const hasMeaning = (bytes: Buffer) => xmlText(bytes.toString()) !== bytes.toString();
    const anyBytes = fc.oneof(
      fc.uint8Array({ maxLength: 12 }).map((array) => Buffer.from(array)),
      fc.constantFrom('a&amp;b', 'a\r\nb', '_x000D_', '<![CDATA[x]]>').map((text) => Buffer.from(text)),
    );
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        const store = new TextStore();
        const taken = store.addXml(bytes, 0, bytes.length);
        expect(taken && hasMeaning(bytes)).toBe(false);
        const kept = taken && new TextReader(store.pack()).text(store.start, store.length);
        expect(kept).toBe(taken && bytes.toString());
      }),
      { numRuns: 2000 },
    );
  });

  it('finds a text again that came before', () => {
    const store = new TextStore();
    const starts = ['现场检查', '书面检查', '现场检查'].map((text) => place(store, text, true)[0]);
    expect(starts).toEqual([0, 4, 0]);
    expect(store.pack().blocks.map((block) => block.length)).toEqual([8]);
  });

  it('keeps texts over many blocks, and those longer than a block', () => {
    const texts = Array.from({ length: 3000 }, (_, i) => `第${i}项`.repeat(50));
    texts[1500] = '很长'.repeat(300_000);
    texts[1501] = '整块'.repeat(1 << 15);
    const store = new TextStore();
    const places = texts.map((text, i) => place(store, text, i % 2 === 0));
    const packed = store.pack();
    expect(packed.blocks.length).toBeGreaterThan(5);
    expect(packed.long).toHaveLength(1);
    const reader = new TextReader(packed);
    expect(places.map((at) => reader.text(...at))).toEqual(texts);
  });
});
