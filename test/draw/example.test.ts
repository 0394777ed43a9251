import { describe, expect, it } from 'vitest';
import { sha256 } from '../../src/kernel/digest.ts';
import { date } from '../../src/kernel/local-date.ts';
import { parseInputs } from '../../src/draw/parse.ts';
import { buildRecord, commit } from '../../src/draw/record.ts';
import { seedLineOf } from '../../src/draw/seed.ts';
import { recordRemarks, verifyRecord } from '../../src/draw/verify.ts';
import { example, exampleInputs, exampleRecord, limits, runVerifySh } from './support.ts';

const published = exampleRecord();
const record = buildRecord(exampleInputs, example.seed_string);

describe('the published example of CC1', () => {
  it.each([...published.keys()])('%s is met byte for byte', (name) => {
    const expected = published.get(name) ?? new Uint8Array();
    expect(expected.length).toBeGreaterThan(0);
    expect(Buffer.from(record.files.get(name) ?? []).equals(expected)).toBe(true);
  });

  it('adds only the script to the published files', () => {
    expect([...record.files.keys()].filter((name) => !published.has(name))).toEqual(['verify.sh']);
  });

  it('has the commitment, seed hash and final digest', () => {
    expect(commit(exampleInputs, limits).value).toBe(example.commitment);
    expect(record.commitment).toBe(example.commitment);
    expect(record.draw.seedHash).toBe(example.seed_hash);
    expect(record.finalDigest).toBe(sha256(published.get('SHA256SUMS') ?? ''));
  });

  it('has the seed line, built from what people read out in any order', () => {
    const balls = '79 74 70 66 61 57 53 50 46 41 38 33 29 25 22 17 11 09 04 01'.split(' ');
    const line = seedLineOf({
      period: '2026Q2',
      date: date('2026-04-15'),
      lottery: { code: 'KL8', issue: '2026093', numbers: balls },
      dice: '01382438112797316654',
    });
    expect(line).toBe(example.seed_string);
  });

  it('has the quotas', () => {
    const quotas = record.draw.quotas.map((q) => [
      q.stratum,
      { N: q.size, U: q.uncovered, floor: q.floor, need: q.need, b: q.riskSeats, n: q.seats, a: q.seatsA },
    ]);
    expect(Object.fromEntries(quotas)).toEqual(example.quota);
  });

  it('has the tickets, the selection and the pairs', () => {
    const key = (t: { part: string; code: string }) => `${t.part}|${t.code}`;
    const tickets = record.draw.tickets.map((t) => Object.assign({ ...t }, { selected: Number(t.selected) }));
    const byKey = (x: { part: string; code: string }, y: { part: string; code: string }) =>
      key(x) < key(y) ? -1 : 1;
    expect(tickets.sort(byKey)).toEqual([...example.tickets].sort(byKey));
    expect(record.draw.selected.map((s) => [s.code, s.part, s.stratum])).toEqual(example.selected);
    expect(record.draw.pairs.map((p) => [p.unit, p.inspector, p.ticket, p.cap])).toEqual(example.pairs);
  });

  it('is read back into the same inputs', () => {
    const { inputs, faults } = parseInputs(published);
    expect(faults).toEqual([]);
    expect(inputs).toEqual(exampleInputs);
  });

  it('holds under the replay, with and without the script and the published commitment', () => {
    expect(verifyRecord(published)).toEqual([]);
    expect(verifyRecord(record.files, example.commitment)).toEqual([]);
    expect(recordRemarks(published).join()).toMatch(/KL8 第2026093期.*首次开奖.*骰子/);
  });

  it('holds under its own verify.sh', () => {
    const run = runVerifySh(record.files, example.commitment.toUpperCase());
    expect(run.output).toContain('结论：一致');
    expect(run.output).toContain('BM：单位30，本轮未抽22，下限3，轮次需要4，抽取5（甲部分4，乙部分1）');
    expect(run.output).toContain(example.seed_hash);
    expect(run.status).toBe(0);
  });
});
