import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { SUMMED_FILES, COMMITTED_FILES, sumsFile } from '../../src/draw/canonical.ts';
import type { DrawInputs } from '../../src/draw/model.ts';
import { buildRecord } from '../../src/draw/record.ts';
import { verifyRecord } from '../../src/draw/verify.ts';
import { anyInputs, anySeedLine, startVerifySh } from './support.ts';

/** Draws compared, two at once, one in five also forged; each starts a shell. `.ci/run` compares 200. */
const DRAWS = Number(process.env['DRAW_RUNS'] ?? 40);

async function soundAgrees(inputs: DrawInputs, line: string): Promise<void> {
  const made = buildRecord(inputs, line);
  expect(verifyRecord(made.files, made.commitment)).toEqual([]);
  const run = await startVerifySh(made.files, made.commitment);
  expect(run.output).toContain('结论：一致');
  expect(run.status).toBe(0);
}

/** One agency drawn or not against its ticket, and all sums made anew by a forger who knows how. */
async function forgedAgrees(inputs: DrawInputs, line: string, at: number): Promise<void> {
  const files = new Map(buildRecord(inputs, line).files);
  const rows = new TextDecoder().decode(files.get('06-piaohao.tsv')).split('\n');
  const i = 1 + (at % (rows.length - 2));
  const row = rows[i] ?? '';
  rows[i] = row.slice(0, -1) + (row.endsWith('1') ? '0' : '1');
  files.set('06-piaohao.tsv', Buffer.from(rows.join('\n')));
  files.set('CHENGNUO.sha256', Buffer.from(sumsFile(files, COMMITTED_FILES)));
  files.set('SHA256SUMS', Buffer.from(sumsFile(files, SUMMED_FILES)));
  expect(verifyRecord(files).length).toBeGreaterThan(0);
  const run = await startVerifySh(files);
  expect(run.output).toContain('结论：不一致');
  expect(run.status).toBe(1);
}

it(
  `verify.sh and the program agree on ${DRAWS} random draws`,
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(anyInputs, anySeedLine),
        fc.tuple(anyInputs, anySeedLine),
        fc.nat(),
        async ([inputs, line], [others, second], at) => {
          await Promise.all([soundAgrees(inputs, line), soundAgrees(others, second)]);
          if (at % 5 < 2) await forgedAgrees(inputs, line, at);
        },
      ),
      { numRuns: Math.ceil(DRAWS / 2) },
    );
  },
  10_000 * DRAWS,
);
