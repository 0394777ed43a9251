/**
 * Builds what is shipped: `dist/main.cjs`, one bundle whose parts are evaluated when first needed, its compiled
 * form, and the workbook worker.
 */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync, type BuildOptions } from 'esbuild';

const root = join(__dirname, '..');
const out = join(root, 'dist');

/**
 * Kept out of the bundle and loaded from node_modules at first use: native, large, or used by few commands.
 * What every run needs (commander, string-width …) is bundled: one file read instead of dozens.
 */
const EXTERNAL = ['@inquirer/prompts', 'better-sqlite3', 'cli-table3', 'docx', 'xlsx', 'yaml', 'zod'];

const common: BuildOptions = {
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  format: 'cjs',
  external: EXTERNAL,
  // A script compiled beforehand cannot import(): what it loads late it requires.
  supported: { 'dynamic-import': false },
  loader: { '.sql': 'text' },
  minifyWhitespace: true,
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
};

rmSync(out, { recursive: true, force: true });
buildSync({ ...common, entryPoints: [join(root, 'src/main.ts')], outfile: join(out, 'main.cjs') });
buildSync({
  ...common,
  entryPoints: [join(root, 'src/workbook/worker.ts')],
  outfile: join(out, 'workbook-worker.cjs'),
});
const { status } = spawnSync(process.execPath, [join(__dirname, 'precompile.js')], { stdio: 'inherit' });
process.exitCode = status ?? 1;
