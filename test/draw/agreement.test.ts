import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { SUMMED_FILES, COMMITTED_FILES, sumsFile } from '../../src/draw/canonical.ts';
import type { DrawInputs } from '../../src/draw/model.ts';
import { buildRecord, type Files } from '../../src/draw/record.ts';
import { verifyRecord } from '../../src/draw/verify.ts';
import { anyInputs, anySeedLine, startVerifySh } from './support.ts';

/** Draws compared, two at once, one in five also forged; each starts a shell. `.ci/run` compares 200. */
const DRAWS = Number(process.env['DRAW_RUNS'] ?? 40);

interface Verdicts {
  readonly differences: number;
  readonly script: 'sound' | 'forged' | 'neither';
}

async function verdicts(files: Files, ...commitment: [] | [string]): Promise<Verdicts> {
  const { status, output } = await startVerifySh(files, ...commitment);
  const sound = status === 0 && output.includes('结论：一致');
  const forged = status === 1 && output.includes('结论：不一致');
  return {
    differences: verifyRecord(files, ...commitment).length,
    script: sound ? 'sound' : forged ? 'forged' : 'neither',
  };
}

function soundRecord(inputs: DrawInputs, line: string): Promise<Verdicts> {
  const { files, commitment } = buildRecord(inputs, line);
  return verdicts(files, commitment);
}

/** One agency drawn or not against its ticket, and all sums made anew by a forger who knows how. */
function forgedRecord(inputs: DrawInputs, line: string, at: number): Promise<Verdicts> {
  const files = new Map(buildRecord(inputs, line).files);
  const rows = new TextDecoder().decode(files.get('06-piaohao.tsv')).split('\n');
  const i = 1 + (at % (rows.length - 2));
  const row = rows[i] ?? '';
  rows[i] = row.slice(0, -1) + (row.endsWith('1') ? '0' : '1');
  files.set('06-piaohao.tsv', Buffer.from(rows.join('\n')));
  files.set('CHENGNUO.sha256', Buffer.from(sumsFile(files, COMMITTED_FILES)));
  files.set('SHA256SUMS', Buffer.from(sumsFile(files, SUMMED_FILES)));
  return verdicts(files);
}

const SOUND: Verdicts = { differences: 0, script: 'sound' };

it(
  `verify.sh and the program agree on ${DRAWS} random draws`,
  async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(anyInputs, anySeedLine),
        fc.tuple(anyInputs, anySeedLine),
        fc.nat(),
        async (one, other, at) => {
          expect(await Promise.all([soundRecord(...one), soundRecord(...other)])).toEqual([SOUND, SOUND]);
          if (at % 5 >= 2) return;
          const forged = await forgedRecord(...one, at);
          expect(forged.script).toBe('forged');
          expect(forged.differences).toBeGreaterThan(0);
        },
      ),
      { numRuns: Math.ceil(DRAWS / 2) },
    );
  },
  10_000 * DRAWS,
);
