import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sha256 } from '../../src/kernel/digest.ts';
import { byList, listFile, type NumberList } from '../../src/draw/sample/canonical.ts';
import { numberGaps } from '../../src/draw/sample/gaps.ts';
import { sampleSize, type Category, type SampleInputs } from '../../src/draw/sample/model.ts';
import { fileNumber, numberFault } from '../../src/draw/sample/number.ts';
import { listFault, listRows } from '../../src/draw/sample/parse-sample.ts';
import { pickFiles } from '../../src/draw/sample/pick-files.ts';
import { commitRound, drawRound, finishRound } from '../../src/draw/sample/round.ts';
import { verifyRecord } from '../../src/draw/verify.ts';
import { sumsFile } from '../../src/draw/canonical.ts';
import { buildRecord } from '../../src/draw/record.ts';
import { SAMPLE_COMMITTED, SAMPLE_SUMMED } from '../../src/draw/sample/canonical.ts';
import { date } from '../../src/kernel/local-date.ts';
import { example, exampleInputs, runVerifySh, testSeedHash } from './support.ts';

const drawn = example.selected.map(([code]) => code);
const AJ: Category = { code: 'AJ', name: '行政执法案卷', rate: { numerator: 5, denominator: 100 }, least: 5 };
const JH: Category = {
  code: 'JH',
  name: '行政检查计划',
  rate: { numerator: 10, denominator: 100 },
  least: 2,
};
const SEED = 'CC1|2026Q2|2026-05-20|D10-00713358';

function list(unit: string, category: string, numbers: readonly string[]): NumberList {
  return {
    unit,
    category,
    bytes: Buffer.from(
      numbers
        .toSorted()
        .map((n) => `${n}\n`)
        .join(''),
    ),
  };
}

const numbers = (count: number, prefix = '金市监处罚〔2026〕') =>
  Array.from({ length: count }, (_, i) => `${prefix}${i + 1}号`);

const lists = [
  list(drawn[0] ?? '', 'AJ', numbers(130)),
  list(drawn[0] ?? '', 'JH', ['JH-2026-001', '007', '7', '07']),
  list(drawn[1] ?? '', 'AJ', numbers(3)),
  list(drawn[2] ?? '', 'AJ', []),
];
const first = buildRecord(exampleInputs, example.seed_string);
const inputs: SampleInputs = {
  rules: {
    period: '2026Q2',
    round: 1,
    firstStage: first.finalDigest,
    changes: '-',
    firstSeedOn: '2026-04-15',
    seedSource: { dice: 8, notBefore: date('2026-05-20') },
    commitDeadline: '2026-05-18T18:00+08:00',
  },
  categories: [AJ, JH],
  sizes: lists.map(({ unit, category, bytes }) => ({
    unit,
    category,
    size: Buffer.from(bytes).toString().split('\n').length - 1,
  })),
};

function record(of: SampleInputs = inputs, seed = SEED): Map<string, Uint8Array> {
  const committed = commitRound(of, lists);
  const own = finishRound(
    committed,
    seed,
    drawRound(of, committed.get('24-qingdan.tsv') ?? new Uint8Array(), seed),
  );
  return new Map([...first.files, ...[...own].map(([name, bytes]) => [`erjie-1/${name}`, bytes] as const)]);
}

const whole = record();
const messages = (files: Map<string, Uint8Array>) => verifyRecord(files).map((d) => d.message);

describe('how many files are drawn', () => {
  it.each([
    [0, 0],
    [3, 3],
    [5, 5],
    [100, 5],
    [101, 6],
    [2000, 100],
  ])('of %i: %i', (size, due) => {
    expect(sampleSize(AJ, size)).toBe(due);
  });
});

describe('numbers of files', () => {
  it.each([
    ['００７', '007'],
    [' ab-1 ', 'AB-1'],
    ['金市监处罚〔２０２６〕 12 号', '金市监处罚〔2026〕12号'],
    ['バ1'.normalize('NFD'), 'バ1'.normalize('NFC')],
  ])('%s is written %s', (text, form) => {
    expect(fileNumber(text)).toBe(form);
    expect(numberFault(form)).toBeUndefined();
  });

  it.each(['', 'A|B', 'A\u200bB', 'A\tB', '𠀀1', 'x'.repeat(201)])('%j is refused', (text) => {
    expect(numberFault(text)).toBeDefined();
  });

  it('has one form only', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(fileNumber(fileNumber(text))).toBe(fileNumber(text));
      }),
    );
  });
});

describe('gaps', () => {
  it.each([
    ['none', ['1', '2', '3'], []],
    ['one', ['A-01', 'A-02', 'A-04'], ['3']],
    ['a range and the head', ['2026-3号', '2026-4号', '2026-7号', '2026-8号', '2026-9号'], ['1–2', '5–6']],
    ['codes that do not run on', ['9', '500', '77777'], []],
    ['series of their own', ['A1', 'A2', 'B1', 'B2'], []],
    ['doubles and leading zeros', ['01', '1', '2'], []],
  ])('%s', (_what, listed, ranges) => {
    expect(numberGaps(listed).flatMap((g) => g.ranges)).toEqual(ranges);
  });
});

describe('the second-stage draw', () => {
  it('takes the smallest tickets of each list, whatever else there is', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.stringMatching(/^[A-Z0-9]{1,5}$/), { maxLength: 60 }),
        fc.nat(100),
        fc.nat(60),
        (all, salt, count) => {
          const S = testSeedHash(salt);
          const rows = (of: readonly string[]) => of.map((n) => ['U1', 'AJ', n] as const);
          const picks = pickFiles(S, rows(all), () => count);
          const tickets = all.map((n) => sha256(`${S}AJ|U1|AJ|${n}`)).sort();
          expect(picks.map((p) => p.ticket)).toEqual(tickets.slice(0, count));
          expect(pickFiles(S, rows(all.toReversed()), () => count)).toEqual(picks);
          const [gone, ...rest] = all;
          const fewer = new Set(pickFiles(S, rows(rest), () => count).map((p) => p.number));
          const kept = picks.map((p) => p.number).filter((number) => number !== gone);
          expect(kept.filter((number) => !fewer.has(number))).toEqual([]);
        },
      ),
    );
  });

  it('keeps no more than it needs, and still the right ones', () => {
    const all = Array.from({ length: 30_000 }, (_, i) => `N${i}`);
    const S = testSeedHash(1);
    const picks = pickFiles(
      S,
      all.map((n) => ['U1', 'AJ', n] as const),
      () => 7,
    );
    expect(picks.map((p) => p.ticket)).toEqual(
      all
        .map((n) => sha256(`${S}AJ|U1|AJ|${n}`))
        .sort()
        .slice(0, 7),
    );
  });

  it('keeps codes apart that a spreadsheet would take for one number', () => {
    const jh = drawRound(inputs, listFile(lists.toSorted(byList)), SEED).filter((p) => p.category === 'JH');
    expect(new Set(jh.map((p) => p.ticket)).size).toBe(2);
  });
});

describe('the list file', () => {
  it('is read back row by row', () => {
    const bytes = listFile(lists.toSorted(byList));
    expect([...listRows(bytes)]).toHaveLength(137);
    expect(listFault(bytes, inputs.sizes)).toBeUndefined();
    expect(listFault(Buffer.concat([bytes, Buffer.from('X\tAJ\t1\n')]), inputs.sizes)?.message).toMatch(
      /没有这份清单/,
    );
  });
});

/** A file of the round with another text, and all digests made to fit again. */
function forge(name: string, edit: (text: string) => string, resum = true): Map<string, Uint8Array> {
  const before = Buffer.from(whole.get(`erjie-1/${name}`) ?? []).toString();
  const after = edit(before);
  expect(after).not.toBe(before);
  const files = new Map(whole).set(`erjie-1/${name}`, Buffer.from(after));
  if (!resum) return files;
  const own = new Map(
    [...SAMPLE_SUMMED].map((n) => [n as string, files.get(`erjie-1/${n}`) ?? new Uint8Array()]),
  );
  own.set('CHENGNUO.sha256', Buffer.from(sumsFile(own, SAMPLE_COMMITTED)));
  files.set('erjie-1/CHENGNUO.sha256', own.get('CHENGNUO.sha256') ?? new Uint8Array());
  return files.set('erjie-1/SHA256SUMS', Buffer.from(sumsFile(own, SAMPLE_SUMMED)));
}

describe('the record with a second stage', () => {
  it('holds, in the program and in sh', () => {
    expect(messages(whole)).toEqual([]);
    const run = runVerifySh(whole, example.commitment);
    expect(run.output).toContain('结论：一致');
    expect(run.status).toBe(0);
  }, 60_000);

  const row = /^.*\t.*\t金.*\n/m;
  const cases: [what: string, files: () => Map<string, Uint8Array>, told: RegExp][] = [
    [
      'a byte of the list',
      () => forge('24-qingdan.tsv', (t) => t.replace('130号', '131号'), false),
      /SHA256SUMS/,
    ],
    ['a row of the list', () => forge('24-qingdan.tsv', (t) => t.replace(row, '')), /所列少1件/],
    ['a row put in', () => forge('24-qingdan.tsv', (t) => t.replace(row, (m) => m + m)), /重复或未按/],
    ['a pick exchanged', () => forge('26-chouyang.tsv', (t) => t.replace(row, '')), /26-chouyang.tsv/],
    ['a smaller rate', () => forge('22-leibie.tsv', (t) => t.replace('5/100', '1/100')), /26-chouyang.tsv/],
    ['another seed', () => forge('25-zhongzi.txt', (t) => t.replace('3358', '3359')), /26-chouyang.tsv/],
    [
      'a seed before the first',
      () => forge('25-zhongzi.txt', (t) => t.replace('2026-05-20', '2026-04-15')),
      /晚于第一个种子/,
    ],
    [
      'another first stage',
      () => forge('21-guize.tsv', (t) => t.replace(first.finalDigest, '0'.repeat(64))),
      /不是这次抽查/,
    ],
    [
      'an agency not drawn',
      () => forge('23-danwei.tsv', (t) => t.replace(drawn[2] ?? '', 'U999')),
      /不是被抽中|按代码/,
    ],
    [
      'a file swapped for another',
      () =>
        new Map(whole)
          .set('erjie-1/22-leibie.tsv', whole.get('erjie-1/23-danwei.tsv') ?? new Uint8Array())
          .set('erjie-1/23-danwei.tsv', whole.get('erjie-1/22-leibie.tsv') ?? new Uint8Array()),
      /22-leibie.tsv/,
    ],
    [
      'a file missing',
      () => new Map([...whole].filter(([name]) => name !== 'erjie-1/23-danwei.tsv')),
      /缺少/,
    ],
  ];
  it.each(cases)(
    'tampered with (%s) fails in both',
    (_what, make, told) => {
      const files = make();
      expect(messages(files).join('\n')).toMatch(told);
      const run = runVerifySh(files);
      expect(run.output).toContain('结论：不一致');
      expect(run.status).toBe(1);
    },
    60_000,
  );

  it('drawn twice from one list fails', () => {
    const again = { ...inputs, rules: { ...inputs.rules, round: 2 } };
    const files = new Map(whole);
    for (const [name, bytes] of record(again))
      if (name.startsWith('erjie-')) files.set(name.replace('-1/', '-2/'), bytes);
    expect(messages(files).join('\n')).toMatch(/不得再抽/);
    expect(runVerifySh(files).output).toContain('抽了两次');
  }, 60_000);
});
