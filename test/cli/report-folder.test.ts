import { spawn, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { withLock } from '../../src/store/lock.ts';
import { bench, json, ROOT } from './harness.ts';

const { zfjd, init, path, withStore } = bench();

const report = (...more: string[]) => zfjd(['report', 'daily', '-o', path('日报/'), ...more]);
const made = () =>
  readdirSync(path('日报'))
    .filter((name) => !name.startsWith('.'))
    .sort();
const read = (name: string) => readFileSync(path(`日报/${name}`), 'utf8');

describe('report daily into a folder', () => {
  it('writes a dated file; a second run gives the same one', async () => {
    await init();
    const first = await report();
    expect(first).toEqual({
      code: 0,
      out: '',
      err: `监督日报 2026-11-23：超期0项，当日到期0项，即将到期0项 → ${path('日报/监督日报-2026-11-23.html')}\n`,
    });
    const content = read('监督日报-2026-11-23.html');
    expect(await report('--quiet')).toEqual({ code: 0, out: '', err: '' });
    expect(made()).toEqual(['监督日报-2026-11-23.html']);
    expect(read('监督日报-2026-11-23.html')).toBe(content);
    const { out } = await report('--format', 'md', '--json');
    expect(json(out)['data']).toEqual({
      report: 'daily',
      written: [{ path: path('日报/监督日报-2026-11-23.md'), period: '2026-11-23', caughtUp: false }],
      left: 0,
    });
  });

  it('makes up for the working days missed, says so in them, and leaves the others alone', async () => {
    await init();
    await report('--today', '2026-11-13');
    writeFileSync(path('日报/监督日报-不是日期.html'), 'x');
    const { err } = await report('--catch-up');
    expect(err).toMatch(/（补做5期）\n$/u);
    const days = ['13', '16', '17', '18', '19', '20', '23'];
    expect(made()).toEqual([...days.map((d) => `监督日报-2026-11-${d}.html`), '监督日报-不是日期.html']);
    expect(read('监督日报-2026-11-16.html')).toContain('本期为2026-11-23补做');
    expect(read('监督日报-2026-11-13.html')).not.toContain('补做');
    expect(read('监督日报-2026-11-23.html')).not.toContain('补做');
    // What was done later is no part of it.
    expect(read('监督日报-2026-11-16.html')).not.toContain('新建数据库');
    expect(read('监督日报-2026-11-23.html')).toContain('新建数据库');
    rmSync(path('日报/监督日报-2026-11-20.html'));
    expect((await report('--catch-up', '--quiet')).err).toBe('');
  });

  it('makes up for so many at most, the newest, and tells of the rest', async () => {
    await init();
    await report('--today', '2026-11-13');
    expect((await report('--catch-up', '2')).err).toMatch(
      /（补做2期；还有更早的3期没有补做，要补做用 --catch-up 5）\n$/u,
    );
    expect(made()).toEqual(['13', '19', '20', '23'].map((d) => `监督日报-2026-11-${d}.html`));
  });

  it('makes no more than today where there was none before', async () => {
    await init();
    await report('--catch-up');
    expect(made()).toEqual(['监督日报-2026-11-23.html']);
  });

  it.each([
    ['report daily --catch-up', '--catch-up 只用于存进文件夹'],
    ['report daily -o a.html --format md', '--format 只用于存进文件夹'],
    ['report daily --mail a@b.cn', '--mail 要和 -o 一起用'],
    ['report daily -o x/ --mail nobody', '不是邮箱地址'],
    ['report daily -o x/ --catch-up 0', '至少为 1'],
  ])('refuses what would do nothing: %s', async (line, message) => {
    await init();
    expect(await zfjd(line)).toMatchObject({ code: 2, err: expect.stringContaining(message) });
  });
});

describe('the lock', () => {
  it('lets one run at a time, and the next one after it', async () => {
    await init();
    mkdirSync(path('日报'));
    await withLock(path('日报/.zfjd-report-daily.lock'), '日报', async () => {
      const { code, err } = await report();
      expect(code).toBe(3);
      expect(err).toMatch(/^错误：另一个进程正在做同一件事（监督日报），这一次没有做/u);
      expect(made()).toEqual([]);
    });
    expect((await report()).code).toBe(0);
  });

  it('ends with the process that held it, even when it is killed', async () => {
    await init();
    mkdirSync(path('日报'));
    const lock = path('日报/.zfjd-report-daily.lock');
    const holder = spawn(
      process.execPath,
      [
        '-e',
        `const db = new (require('better-sqlite3'))(process.argv[1]); db.exec('BEGIN EXCLUSIVE'); console.log('held'); setInterval(() => db, 1000)`,
        lock,
      ],
      { cwd: ROOT, stdio: ['ignore', 'pipe', 'inherit'] },
    );
    await new Promise((resolve) => holder.stdout.once('data', resolve));
    expect((await report()).code).toBe(3);
    holder.kill('SIGKILL');
    await new Promise((resolve) => holder.once('close', resolve));
    expect(existsSync(lock)).toBe(true);
    expect((await report()).code).toBe(0);
  });
});

describe.skipIf(process.platform === 'win32')('an environment as cron has it', () => {
  const SHIM = join(ROOT, 'bin', 'zfjd.js');
  const bare = (env: NodeJS.ProcessEnv, out: string) =>
    spawnSync(
      process.execPath,
      [SHIM, 'report', 'daily', '-o', path(out), '--quiet', '--db', path('a.db'), '--today', '2026-11-23'],
      { encoding: 'utf8', env, cwd: '/', stdio: ['ignore', 'pipe', 'pipe'] },
    );

  it.each([
    ['nothing at all', {}],
    [
      'LANG=C, another time zone, an empty PATH',
      { LANG: 'C', LC_ALL: 'C', TZ: 'America/New_York', PATH: '' },
    ],
  ])('%s: the same report, and not a word', async (_what, env) => {
    await init();
    withStore((store) => expect(store.path).toBe(path('a.db')));
    await report();
    const { status, stdout, stderr } = bare(env, 'bare/');
    expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: '', stderr: '' });
    expect(readFileSync(path('bare/监督日报-2026-11-23.html'), 'utf8')).toBe(
      read('监督日报-2026-11-23.html'),
    );
  });
});

/** A disk of 16 KiB; undefined where nobody may make one. */
function smallDisk(): string | undefined {
  if (process.platform !== 'linux') return undefined;
  const folder = mkdtempSync(join(tmpdir(), 'zfjd-small-'));
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=16k', 'tmpfs', folder]);
  if (status === 0) return folder;
  rmSync(folder, { recursive: true });
  return undefined;
}

const SMALL = smallDisk();
if (SMALL === undefined) console.warn('不能建立小磁盘，磁盘已满的情形没有检查');

describe.skipIf(SMALL === undefined)('a disk that is full', () => {
  const folder = SMALL ?? '';
  afterAll(() => {
    spawnSync('umount', [folder]);
    rmSync(folder, { recursive: true });
  });

  it('leaves nothing half written, and says that it is full, with the lock file too', async () => {
    await init();
    const line = ['report', 'daily', '--format', 'docx', '-o', `${folder}/`];
    const full = { code: 3, out: '', err: expect.stringMatching(/^错误：不能写入.*磁盘空间不足/u) };
    expect(await zfjd(line)).toMatchObject(full);
    expect(readdirSync(folder)).toEqual(['.zfjd-report-daily.lock']);
    rmSync(join(folder, '.zfjd-report-daily.lock'));
    try {
      writeFileSync(join(folder, 'fill'), Buffer.alloc(1 << 20));
    } catch {
      // That is what it is for.
    }
    expect(await zfjd(line)).toMatchObject(full);
  });
});
