/**
 * 图: what a terminal and a report look like, of the demo district, into `docs/pictures/`. The same program gives the
 * same pictures of terminals; that of the page is as Chromium draws it, and is left out where there is none.
 * `npm run pictures`
 */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { fixedClock } from '../src/kernel/clock.ts';
import { date } from '../src/kernel/local-date.ts';
import type { main as Main } from '../src/main.ts';
import { terminalPicture } from './terminal-picture.ts';

const ROOT = join(__dirname, '..');
/** The program as it is built. */
const { main } = createRequire(__filename)('./load.js').load(join(ROOT, 'dist', 'main.cjs')) as {
  main: typeof Main;
};
const OUT = join(ROOT, 'docs', 'pictures');
const COLUMNS = 100;
/** Lines of an answer that a picture shows. */
const LINES = 22;
const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find((path) =>
  existsSync(path),
);

const folder = mkdtempSync(join(tmpdir(), 'zfjd-pictures-'));
const samples = (name: string) => join(ROOT, 'data', 'samples', name);

/** Runs one command on a day, as on a terminal; gives what it printed. */
async function zfjd(day: string, words: readonly string[]): Promise<string> {
  let [out, err] = ['', ''];
  const code = await main({
    argv: [...words, '--today', day],
    io: {
      stdout: { write: (text) => (out += text) },
      stderr: { write: (text) => (err += text) },
      stdinTTY: false,
      stdoutTTY: true,
      columns: COLUMNS,
    },
    env: { ZFJD_DB: join(folder, 'zfjd.db'), ZFJD_OPERATOR: '演示员', HOME: folder },
    root: ROOT,
    clock: fixedClock(date(day)),
  });
  if (code > 1) throw new Error(`zfjd ${words.join(' ')}: ${code} ${err}`);
  return out;
}

/** The command as people type it, and the first lines of what it answers. */
async function picture(name: string, day: string, line: string): Promise<void> {
  const lines = (await zfjd(day, line.split(' '))).split('\n');
  const shown = lines.length > LINES ? [...lines.slice(0, LINES), '\u001B[2m……\u001B[0m'] : lines;
  writeFileSync(join(OUT, `${name}.svg`), terminalPicture(`zfjd ${line}`, shown.join('\n'), COLUMNS));
}

async function work(): Promise<void> {
  const init = ['init', '--pack', 'jinshan', '--bureau', '上海市示例区司法局', '--code', '示司'];
  await zfjd('2026-03-05', init);
  await zfjd('2026-03-05', ['registry', 'import', samples('名录')]);
  await zfjd('2026-03-05', ['plan', 'import', samples('计划')]);
  const open = 'case open --agency 区交通委 --problem 一个月内重复检查3次 --category conduct --source 12345';
  await zfjd('2026-10-08', open.split(' '));
  await zfjd('2026-10-09', 'case warn 2026-0001 --way 电话 --react-by 2026-10-16'.split(' '));
  await zfjd('2026-11-05', ['inspection', 'import', samples('检查记录')]);
  await zfjd('2026-11-05', ['inspection', 'scan', '--month', '2026-10']);
}

async function page(): Promise<void> {
  if (CHROMIUM === undefined) {
    process.stdout.write('没有 Chromium，报告的图没有重画：apt-get install chromium\n');
    return;
  }
  const path = join(folder, '月报.html');
  await zfjd('2026-11-06', ['report', 'monthly', '--month', '2026-10', '-o', path]);
  const { launch } = await import('puppeteer-core');
  const browser = await launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
  try {
    const sheet = await browser.newPage();
    await sheet.setViewport({ width: 900, height: 1000 });
    await sheet.goto(pathToFileURL(path).href);
    const top = Number(
      await sheet.evaluate(
        `[...document.querySelectorAll('h2')].find((one) => one.textContent.includes('检查记录')).offsetTop`,
      ),
    );
    await sheet.screenshot({
      path: join(OUT, 'report-monthly.png'),
      clip: { x: 0, y: top - 16, width: 900, height: 1000 },
      captureBeyondViewport: true,
    });
  } finally {
    await browser.close();
  }
}

async function draw(): Promise<void> {
  mkdirSync(OUT, { recursive: true });
  try {
    await work();
    await picture('due', '2026-10-19', 'due --days 5 --responsible 上海市示例区交通委员会');
    await picture('plan-findings', '2026-03-05', 'plan findings --group 规则');
    await picture('case-show', '2026-10-19', 'case show 2026-0001');
    await page();
  } finally {
    rmSync(folder, { recursive: true });
  }
  for (const name of readdirSync(OUT).sort())
    process.stdout.write(`docs/pictures/${name}\t${Math.ceil(statSync(join(OUT, name)).size / 1024)} KB\n`);
}

draw().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
