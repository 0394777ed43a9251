import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { COMMITTED_FILES, SUMMED_FILES, committedFiles, sumsFile } from '../../src/draw/canonical.ts';
import type { Files } from '../../src/draw/record.ts';
import { buildRecord, commitmentOf } from '../../src/draw/record.ts';
import { verifyRecord } from '../../src/draw/verify.ts';
import { example, exampleInputs, runVerifySh } from './support.ts';

const record = buildRecord(exampleInputs, example.seed_string);
const names = [...SUMMED_FILES, 'SHA256SUMS'];

function text(files: Files, name: string): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(files.get(name));
}

function withFile(
  name: string,
  content: string | Uint8Array,
  files: Files = record.files,
): Map<string, Uint8Array> {
  return new Map(files).set(name, typeof content === 'string' ? Buffer.from(content) : content);
}

function edit(name: string, from: string, to: string): Map<string, Uint8Array> {
  const before = text(record.files, name);
  const after = before.replace(from, to);
  expect(after).not.toBe(before);
  return withFile(name, after);
}

/** What a forger who knows `sha256sum` would do next. */
function resummed(files: Map<string, Uint8Array>): Map<string, Uint8Array> {
  files.set('CHENGNUO.sha256', Buffer.from(sumsFile(files, COMMITTED_FILES)));
  return files.set('SHA256SUMS', Buffer.from(sumsFile(files, SUMMED_FILES)));
}

function expectRefused(files: Files): string {
  const differences = verifyRecord(files);
  expect(differences.length).toBeGreaterThan(0);
  const run = runVerifySh(files);
  expect(run.output).toContain('【不一致】');
  expect(run.output).toContain('结论：不一致');
  expect(run.status).toBe(1);
  return differences.map((d) => d.message).join('\n');
}

describe('a record tampered with fails, in TypeScript and in sh', () => {
  it.each(names)('one byte of %s', (name) => {
    const bytes = Uint8Array.from(record.files.get(name) ?? []);
    const at = Math.floor(bytes.length / 2);
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    expect(expectRefused(withFile(name, bytes))).toContain(name);
  });

  it.each(names)('one row of %s removed', (name) => {
    const lines = text(record.files, name).split('\n');
    lines.splice(Math.floor((lines.length - 1) / 2), 1);
    expect(expectRefused(withFile(name, lines.join('\n')))).toContain(name);
  });

  it.each(names.map((name, i) => [name, names[(i + 1) % names.length] ?? '']))(
    '%s and %s swapped',
    (x, y) => {
      const swapped = withFile(y, record.files.get(x) ?? '', withFile(x, record.files.get(y) ?? ''));
      expect(expectRefused(swapped)).toContain(x);
    },
  );

  it.each(names)('%s missing', (name) => {
    const files = new Map(record.files);
    files.delete(name);
    expect(expectRefused(files)).toBe(`缺少文件 ${name}`);
  });

  it('any byte of any file, the script included', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...record.files.keys()),
        fc.nat(),
        fc.integer({ min: 1, max: 255 }),
        (name, at, x) => {
          const bytes = Uint8Array.from(record.files.get(name) ?? []);
          const i = at % bytes.length;
          bytes[i] = (bytes[i] ?? 0) ^ x;
          expect(verifyRecord(withFile(name, bytes)).length).toBeGreaterThan(0);
        },
      ),
    );
  });
});

describe('a forger who recomputes the digests', () => {
  const ticket = example.pairs[0]?.[2] ?? '';
  const cases: [what: string, name: string, from: string, to: string, told: string][] = [
    ['puts in an agency', '07-jieguo.tsv', 'U001\tA', 'U002\tA', '07-jieguo.tsv 第2行：应为「U001 A BM」'],
    ['moves a mark', '06-piaohao.tsv', '\t1\n', '\t0\n', '06-piaohao.tsv 第2行：应为「A BM U001'],
    ['changes a ticket', '06-piaohao.tsv', '02fa297e', '02fa297f', '06-piaohao.tsv 第2行'],
    ['sends somebody else', '08-peidui.tsv', 'U001\tJ04', 'U001\tJ05', `应为「U001 J04 ${ticket} 2」`],
    ['lowers a cap', '08-peidui.tsv', `${ticket}\t2`, `${ticket}\t1`, '08-peidui.tsv 第2行'],
    ['changes the last die', '05-zhongzi.txt', '6654\n', '6655\n', '06-piaohao.tsv'],
    ['dates the seed back', '05-zhongzi.txt', '2026-04-15', '2026-04-14', '早于承诺的最早日期'],
    ['takes another lottery', '01-guize.tsv', 'KL8', 'SSQ', '规则承诺为 SSQ'],
    ['unorders the balls', '05-zhongzi.txt', '01.04', '04.01', '不是规范的种子行'],
    ['adds a line to the seed', '05-zhongzi.txt', '\n', '\n\n', '不是规范的种子行'],
    ['raises the rate', '01-guize.tsv', '10/100', '50/100', '07-jieguo.tsv'],
    ['marks an agency as drawn', '02-minglu.tsv', 'BM\t1\t0', 'BM\t1\t1', '06-piaohao.tsv'],
    ['raises a weight', '02-minglu.tsv', 'BM\t1\t1', 'BM\t3\t1', '06-piaohao.tsv'],
    ['renames an agency code', '02-minglu.tsv', 'U060', 'U061', '06-piaohao.tsv'],
    ['adds an exclusion', '04-huibi.tsv', 'inspector\n', 'inspector\nU001\tJ04\n', '08-peidui.tsv'],
    ['drops an inspector', '03-renyuan.tsv', 'J12\n', '', '不在检查人员名单中'],
    ['lists an agency twice', '02-minglu.tsv', 'U002\t', 'U001\t', '单位代码重复'],
    ['writes a weight of 4', '02-minglu.tsv', 'BM\t1\t1', 'BM\t4\t1', '权重应为1至3之间的整数'],
    ['hides a control character', '02-minglu.tsv', '示例区', '示例区\r', '看不见的字符'],
    ['hides a zero-width space', '02-minglu.tsv', '示例区', '示例区\u200b', '看不见的字符'],
    ['adds a byte-order mark', '03-renyuan.tsv', 'code', '\ufeffcode', '表头应为'],
  ];
  it.each(cases)('%s', (_what, name, from, to, told) => {
    expect(expectRefused(resummed(edit(name, from, to)))).toContain(told);
  });

  it('and everything else is found out by the commitment published before the seed', () => {
    const units = exampleInputs.units.filter((unit) => unit.code !== 'U001');
    const forged = buildRecord({ ...exampleInputs, units }, example.seed_string).files;
    expect(verifyRecord(forged)).toEqual([]);
    expect(
      verifyRecord(forged, example.commitment)
        .map((d) => d.message)
        .join(),
    ).toContain('承诺值不符');
    expect(runVerifySh(forged).status).toBe(0);
    const run = runVerifySh(forged, example.commitment);
    expect(run.output).toContain('承诺值与事先公布的不符');
    expect(run.status).toBe(1);
  });
});

describe('differences', () => {
  it('name the line that differs, and only that', () => {
    const forged = resummed(edit('07-jieguo.tsv', 'U012\tB\tBM\n', ''));
    expect(verifyRecord(forged)).toEqual([
      {
        file: '07-jieguo.tsv',
        line: 3,
        expected: 'U012\tB\tBM',
        found: '',
        message: '07-jieguo.tsv 第3行：缺少「U012 B BM」',
      },
    ]);
    expect(runVerifySh(forged).output).toContain('07-jieguo.tsv 第3行：应为「U012 B BM」，实为「U020 A BM」');
  });

  it('show what cannot be seen', () => {
    const forged = resummed(edit('07-jieguo.tsv', 'U012\tB\tBM', 'U012\tB\tBM\u200b'));
    expect(verifyRecord(forged).map((d) => d.message)).toEqual([
      '07-jieguo.tsv 第3行：应为「U012 B BM」，实为「U012 B BM<U+200B>」',
    ]);
  });

  it('carry no control sequence to the terminal', () => {
    const forged = resummed(edit('07-jieguo.tsv', 'U012', '\u001b[2JU012'));
    expect(runVerifySh(forged).output).not.toContain('\u001b');
    expect(
      verifyRecord(forged)
        .map((d) => d.message)
        .join(),
    ).not.toContain('\u001b');
  });
});

describe('verify.sh and the program agree', () => {
  it('on the order and digest of committed files', () => {
    const files = committedFiles(exampleInputs);
    expect([...files.keys()]).toEqual([...COMMITTED_FILES, 'CHENGNUO.sha256']);
    expect(commitmentOf(files)).toBe(example.commitment);
  });
});
