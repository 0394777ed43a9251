import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cronJobs } from '../../src/cli/cron/jobs.ts';
import { bench, ROOT } from '../cli/harness.ts';
import { commandsIn } from './commands.ts';

const { zfjd, path } = bench();
const page = readFileSync(join(ROOT, 'docs', 'cron.md'), 'utf8');

describe('docs/cron.md', () => {
  const commands = commandsIn(page);

  it.each(commands)('zfjd %s is a command', async (line) => {
    const words = line.split(/\s+/).map((word) => (word.startsWith('/') ? path(word) : word));
    const { code, err } = await zfjd(words);
    expect({ known: code === 0 || code === 3, err }).toMatchObject({ known: true });
  });

  it('tells of every job that is printed', () => {
    const jobs = cronJobs({ dbPath: 'a.db', outDir: '.', keep: 30, mail: [] });
    const told = jobs.filter(({ words: [noun, verb = ''] }) =>
      page.includes(`| \`zfjd ${noun}${verb.startsWith('-') ? '' : ` ${verb}`}`),
    );
    expect(told).toEqual(jobs);
  });
});
