import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import * as fc from 'fast-check';
import { sha256 } from '../../src/kernel/digest.ts';
import { date } from '../../src/kernel/local-date.ts';
import type { DrawInputs, DrawLimits, DrawRules, Unit } from '../../src/draw/model.ts';
import type { Files } from '../../src/draw/record.ts';

const FIXTURES = 'test/fixtures/draw';

/** The published example, by file name. */
export function exampleRecord(): Map<string, Uint8Array> {
  const folder = join(FIXTURES, 'cc1-record');
  return new Map(readdirSync(folder).map((name) => [name, new Uint8Array(readFileSync(join(folder, name)))]));
}

interface Example {
  seed_string: string;
  seed_hash: string;
  commitment: string;
  quota: Record<string, Record<'N' | 'U' | 'floor' | 'need' | 'b' | 'n' | 'a', number>>;
  units: Unit[];
  inspectors: string[];
  conflicts: [string, string][];
  tickets: { part: string; stratum: string; code: string; ticket: string; selected: number }[];
  selected: [code: string, part: string, stratum: string][];
  pairs: [unit: string, inspector: string, ticket: string, cap: number][];
}

export const example = JSON.parse(readFileSync(join(FIXTURES, 'cc1.json'), 'utf8')) as Example;

export const exampleRules: DrawRules = {
  period: '2026Q2',
  rate: { numerator: 10, denominator: 100 },
  cycleQuarters: 8,
  cyclePosition: 3,
  riskSeats: 1,
  inspectorsPerUnit: 2,
  seedSource: { lottery: 'KL8', notBefore: date('2026-04-15') },
  commitDeadline: '2026-04-12T18:00+08:00',
};

export const exampleInputs: DrawInputs = {
  rules: exampleRules,
  units: example.units,
  inspectors: example.inspectors,
  exclusions: example.conflicts.map(([unit, inspector]) => ({ unit, inspector })),
};

export const limits: DrawLimits = {
  floorRate: { numerator: 10, denominator: 100 },
  minInspectors: 2,
  leadDays: 3,
  minEntropyBits: 19.9,
};

/** `U001`, `U002` … in one stratum, nobody drawn yet. */
export function makeUnits(count: number, stratum = 'BM'): Unit[] {
  return Array.from({ length: count }, (_, i) => ({
    code: `U${String(i + 1).padStart(3, '0')}`,
    name: `第${i + 1}执法单位`,
    stratum,
    weight: 1 + (i % 3),
    covered: false,
  }));
}

/** S of the i-th fixed test seed. */
export function testSeedHash(i: number): string {
  return sha256(`test seed ${i}`);
}

/** Sound inputs of all kinds; six inspectors, so that exclusions never leave fewer than two. */
export const anyInputs: fc.Arbitrary<DrawInputs> = fc
  .record({
    units: fc.uniqueArray(
      fc.record({
        code: fc.stringMatching(/^[A-Z0-9-]{1,6}$/),
        stratum: fc.constantFrom('BM', 'ZJ', 'SQ', '7', '07'),
        weight: fc.integer({ min: 1, max: 3 }),
        covered: fc.boolean(),
      }),
      { minLength: 1, maxLength: 40, selector: (unit) => unit.code },
    ),
    numerator: fc.integer({ min: 10, max: 100 }),
    cycleQuarters: fc.integer({ min: 1, max: 12 }),
    position: fc.nat(),
    riskSeats: fc.integer({ min: 0, max: 3 }),
    inspectorsPerUnit: fc.integer({ min: 1, max: 3 }),
    excluded: fc.array(fc.tuple(fc.nat(), fc.integer({ min: 0, max: 2 })), { maxLength: 20 }),
  })
  .map((raw) => {
    const units = raw.units.map((unit) => Object.assign(unit, { name: `${unit.code}号单位` }));
    const inspectors = ['001', '1', 'J-3', 'J4', 'J5', 'J6'];
    const pairs = raw.excluded.map(([u, i]) => `${units[u % units.length]?.code}/${inspectors[i]}`);
    const exclusions = [...new Set(pairs)].map((pair) => {
      const [unit = '', inspector = ''] = pair.split('/');
      return { unit, inspector };
    });
    const rules: DrawRules = {
      ...exampleRules,
      rate: { numerator: raw.numerator, denominator: 100 },
      cycleQuarters: raw.cycleQuarters,
      cyclePosition: 1 + (raw.position % raw.cycleQuarters),
      riskSeats: raw.riskSeats,
      inspectorsPerUnit: raw.inspectorsPerUnit,
      seedSource: { notBefore: date('2026-04-15'), dice: 20 },
    };
    return { rules, units, inspectors, exclusions };
  });

/** A seed line that fits `anyInputs`. */
export const anySeedLine = fc
  .stringMatching(/^[0-9]{20}$/)
  .map((digits) => `CC1|2026Q2|2026-04-16|D10-${digits}`);

interface ScriptRun {
  readonly status: number | null;
  readonly output: string;
}

function writeRecord(files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), 'zfjd-draw-'));
  for (const [name, bytes] of files) {
    mkdirSync(join(folder, dirname(name)), { recursive: true });
    writeFileSync(join(folder, name), bytes);
  }
  return folder;
}

/** Runs a record's own `verify.sh` in a folder of its own. */
export function runVerifySh(files: Files, ...args: string[]): ScriptRun {
  const folder = writeRecord(files);
  try {
    const run = spawnSync('sh', [join(folder, 'verify.sh'), ...args], { encoding: 'utf8' });
    return { status: run.status, output: run.stdout + run.stderr };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The same beside other runs. */
export async function startVerifySh(files: Files, ...args: string[]): Promise<ScriptRun> {
  const folder = writeRecord(files);
  try {
    return await new Promise((resolve, reject) => {
      const script = execFile('sh', [join(folder, 'verify.sh'), ...args], (_error, stdout, stderr) =>
        resolve({ status: script.exitCode, output: stdout + stderr }),
      );
      script.on('error', reject);
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
