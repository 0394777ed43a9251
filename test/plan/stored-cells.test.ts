import Database from 'better-sqlite3';
import * as fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { date } from '../../src/kernel/local-date.ts';
import type { RawCell, RawLine } from '../../src/plan/model.ts';
import { cellsFrom, cellText, storedCells } from '../../src/plan/stored-cells.ts';

const ROW = 7;
const KEYS = ['item', 'object_scope', 'freq', 'time', 'method'];

/** Cells as reading makes them: mostly a text in the line's row, some merged from above, dates, numbers, in trouble. */
const cell: fc.Arbitrary<RawCell> = fc
  .record({
    text: fc.string({ unit: 'binary', maxLength: 20 }),
    row: fc.oneof({ weight: 3, arbitrary: fc.constant(ROW) }, fc.integer({ min: 0, max: 2 ** 20 })),
    column: fc.integer({ min: 0, max: 16_384 }),
    date: fc.option(fc.constantFrom(date('2026-03-05'), date('2025-12-31')), { nil: undefined }),
    number: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true }), { nil: undefined }),
    trouble: fc.constantFrom(true as const, undefined, undefined, undefined),
  })
  .map(({ date: day, number, trouble, ...rest }) => ({
    ...rest,
    ...(day !== undefined && { date: day }),
    // JSON has no -0.
    ...(number !== undefined && { number: number === 0 ? 0 : number }),
    ...(trouble && { trouble }),
  }));
const line: fc.Arbitrary<RawLine> = fc
  .dictionary(fc.constantFrom(...KEYS), cell, { noNullPrototype: true })
  .map((cells) => ({ sheet: 'Sheet1', row: ROW, cells }));

describe('cells of a line as they are stored', () => {
  let db: Database.Database;
  beforeAll(() => {
    db = new Database(':memory:');
    db.exec('CREATE TABLE l (cells TEXT NOT NULL CHECK (json_valid(cells))) STRICT');
  });
  afterAll(() => db.close());

  /** Texts by name, as queries see them. */
  const textsIn = (json: string) => {
    db.exec('DELETE FROM l');
    db.prepare('INSERT INTO l VALUES (CAST(? AS TEXT))').run(Buffer.from(json));
    const columns = KEYS.map((key) => `${cellText('l', key)} AS ${key}`).join(', ');
    return db.prepare(`SELECT ${columns} FROM l`).get();
  };
  const texts = ({ cells }: RawLine) =>
    Object.fromEntries(KEYS.map((key) => [key, cells[key] === undefined ? null : cells[key].text]));

  it('come back as they were', () => {
    fc.assert(
      fc.property(line, (one) => {
        expect(cellsFrom(storedCells(one), ROW)).toEqual(one.cells);
      }),
    );
  });

  it('come back from the whole form of earlier versions too', () => {
    fc.assert(
      fc.property(line, (one) => {
        expect(cellsFrom(JSON.stringify(one.cells), ROW)).toEqual(one.cells);
      }),
    );
  });

  it('give queries their texts in either form', () => {
    // SQLite ends a text at its first NUL, which no sheet can hold.
    const shown = line.filter(({ cells }) => Object.values(cells).every(({ text }) => !text.includes('\0')));
    fc.assert(
      fc.property(shown, (one) => {
        expect(textsIn(storedCells(one))).toEqual(texts(one));
        expect(textsIn(JSON.stringify(one.cells))).toEqual(texts(one));
      }),
    );
  });

  it('take less than two thirds of the whole form', () => {
    const plain = Object.fromEntries(
      KEYS.map((key, i) => [key, { text: '消防安全检查', row: ROW, column: i + 1 }]),
    );
    const one = { sheet: 'Sheet1', row: ROW, cells: plain };
    expect(storedCells(one)).toBe(
      '{"item":[1,"消防安全检查"],"object_scope":[2,"消防安全检查"],"freq":[3,"消防安全检查"],"time":[4,"消防安全检查"],"method":[5,"消防安全检查"]}',
    );
    expect(storedCells(one).length * 3).toBeLessThan(JSON.stringify(plain).length * 2);
  });
});
