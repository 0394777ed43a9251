import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest';
import type { Prompter } from '../../src/cli/io.ts';
import { fixedClock } from '../../src/kernel/clock.ts';
import { date } from '../../src/kernel/local-date.ts';
import { main } from '../../src/main.ts';
import { openStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';

export const ROOT = join(import.meta.dirname, '..', '..');
const CLOCK = fixedClock(date('2026-11-23'));

export interface Answer {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export interface Settings {
  readonly env?: Readonly<Record<string, string>>;
  /** Both ends are terminals, and this person answers; a question of a kind they do not know fails the test. */
  readonly person?: Partial<Prompter>;
  /** The answer goes to a terminal so many characters wide. */
  readonly columns?: number;
}

/** Fails the test that lets a question through. */
const NOBODY: Prompter = {
  input: (message) => Promise.reject(new Error(`asked: ${message}`)),
  confirm: (message) => Promise.reject(new Error(`asked: ${message}`)),
  choose: (message) => Promise.reject(new Error(`asked: ${message}`)),
};

/** A folder of its own for every test, or one for all of a file, and the program run in it, in this process. */
export function bench({ shared = false } = {}) {
  let folder = '';
  const [before, after] = shared ? [beforeAll, afterAll] : [beforeEach, afterEach];
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'zfjd-cli-'));
  });
  after(() => rmSync(folder, { recursive: true }));

  const path = (name: string) => join(folder, name);
  const run = async (
    argv: readonly string[],
    { env = {}, person, columns }: Settings = {},
  ): Promise<Answer> => {
    let out = '';
    let err = '';
    const code = await main({
      argv,
      io: {
        stdout: { write: (text) => (out += text) },
        stderr: { write: (text) => (err += text) },
        stdinTTY: person !== undefined,
        stdoutTTY: person !== undefined || columns !== undefined,
        columns: columns ?? 100,
      },
      env: { ZFJD_DB: path('a.db'), ZFJD_OPERATOR: '测试员', HOME: folder, ...env },
      root: ROOT,
      clock: CLOCK,
      prompter: { ...NOBODY, ...person },
    });
    return { code, out, err };
  };

  return {
    path,
    /** `zfjd` with these words, separated by blanks or given one by one. */
    zfjd: (line: string | readonly string[], settings?: Settings) =>
      run(typeof line === 'string' ? line.split(' ').filter(Boolean) : line, settings),
    init: (today?: string) =>
      run(
        ['init', '--pack', 'jinshan', '--bureau', '某区司法局', '--code', '某司'].concat(
          today === undefined ? [] : ['--today', today],
        ),
      ),
    /** What the test does with the database directly. */
    withStore: <T>(work: (store: Store) => T): T => {
      const { store } = openStore(path('a.db'), { operator: '测试员', clock: CLOCK });
      try {
        return work(store);
      } finally {
        store.close();
      }
    },
  };
}

/** The JSON a run printed. */
export function json(text: string): Record<string, unknown> {
  return JSON.parse(text) as Record<string, unknown>;
}
