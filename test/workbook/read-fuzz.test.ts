import { describe, expect, it } from 'vitest';
import { UserError } from '../../src/kernel/errors.ts';
import type { Workbook } from '../../src/workbook/model.ts';
import { readWorkbook } from '../../src/workbook/read.ts';
import { written } from './make-xlsx.ts';
import { generator, randomBook } from './random-book.ts';

const rows = Array.from({ length: 60 }, (_, i) => [
  i,
  `检查事项${i}`,
  '现场检查',
  i / 100,
  `上海某某${i * 7}有限公司`,
]);

/** 1 to 20 bytes changed, anywhere. */
function mutated(bytes: Buffer, random: () => number): Buffer {
  const changed = Buffer.from(bytes);
  const count = 1 + Math.floor(random() * 20);
  for (let i = 0; i < count; i++) {
    const at = Math.floor(random() * changed.length);
    changed[at] = (changed[at] as number) ^ (1 + Math.floor(random() * 255));
  }
  return changed;
}

/** What comes of it: the workbook, or the error a person would see. Anything else is thrown on. */
function outcome(bytes: Buffer): Workbook | UserError {
  try {
    return readWorkbook(bytes, '计划.xlsx');
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}

describe('damaged workbooks are read as they were or refused in words', () => {
  const originals = [written(rows), randomBook(1), randomBook(7)].map((bytes) => ({
    bytes,
    workbook: readWorkbook(bytes, '计划.xlsx'),
  }));

  it.each(originals)('300 mutations', { timeout: 20_000 }, ({ bytes, workbook }) => {
    const random = generator(bytes.length);
    const results = Array.from({ length: 300 }, () => {
      const start = performance.now();
      const result = outcome(mutated(bytes, random));
      expect(performance.now() - start).toBeLessThan(2000);
      return result;
    });
    const refused = results.filter((result) => result instanceof UserError);
    expect(refused.length).toBeGreaterThan(100);
    for (const error of refused) {
      expect(error.message).toMatch(/^「计划\.xlsx」.*[\u4e00-\u9fff]/);
      expect(error.hint).toMatch(/[\u4e00-\u9fff]/);
    }
    const read = results.filter((result) => !(result instanceof UserError));
    for (const result of read) expect(result).toEqual(workbook);
  });

  it('cut anywhere', () => {
    const [{ bytes } = { bytes: Buffer.alloc(0) }] = originals;
    for (let length = 0; length < bytes.length; length += 37) {
      expect(outcome(bytes.subarray(0, length))).toBeInstanceOf(UserError);
    }
  });
});
