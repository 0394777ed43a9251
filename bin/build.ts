/**
 * Builds what is shipped: `dist/main.cjs`, one bundle whose parts are evaluated when first needed, its compiled
 * form, the scripts of its threads, and what the shipped YAML files say, checked.
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { buildSync, type BuildOptions } from 'esbuild';
import { prepare } from '../src/kernel/prepared.ts';
import { listPacks, packForm } from '../src/policy/load.ts';
import { packFolder, preparedName } from '../src/policy/prepared-pack.ts';
import { asciiScript } from './ascii.ts';
import { LOADED } from './bundle-files.ts';
import { parseHeaders } from '../src/workbook/vocabulary-file.ts';

const root = join(__dirname, '..');
const out = join(root, 'dist');

/**
 * Modules that few commands use and that are large, or that only import() may load on the oldest Node 22: each
 * becomes a file of its own beside the program, loaded by require.
 */
const MODULES = ['echarts', 'hyparquet-writer', 'nodemailer'];
const besides = (name: string) => `./${name}.cjs`;

/** What `require` puts about a file; `bin/load.js` takes the program with it. */
const WRAPPER = ['(function (exports, require, module, __filename, __dirname) {', '})'] as const;

const common: BuildOptions = {
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  format: 'cjs',
  external: [...LOADED],
  // A script compiled beforehand cannot import(): what it loads late it requires.
  supported: { 'dynamic-import': false },
  loader: { '.sql': 'text' },
  minifyWhitespace: true,
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
};

rmSync(out, { recursive: true, force: true });
for (const name of MODULES) {
  buildSync({
    ...common,
    stdin: { contents: `export * from '${name}';`, resolveDir: root },
    outfile: join(out, `${name}.cjs`),
  });
}
const [head, tail] = WRAPPER;
const program = join(out, 'main.cjs');
buildSync({
  ...common,
  charset: 'ascii',
  // Tagged templates as calls, so that their texts are escaped too.
  supported: { ...common.supported, 'template-literal': false },
  banner: { js: head },
  footer: { js: tail },
  entryPoints: [join(root, 'src/main.ts')],
  outfile: program,
  alias: Object.fromEntries(MODULES.map((name) => [name, besides(name)])),
  external: [...LOADED, ...MODULES.map(besides)],
});
writeFileSync(program, asciiScript(readFileSync(program, 'utf8')));
for (const [entry, outfile] of [
  ['src/workbook/worker.ts', 'workbook-worker.cjs'],
  ['src/inspection/record-worker.ts', 'record-worker.cjs'],
  ['src/plan/judge-worker.ts', 'judge-worker.cjs'],
] as const) {
  buildSync({ ...common, entryPoints: [join(root, entry)], outfile: join(out, outfile) });
}

const packs = packFolder(root);
for (const code of listPacks(packs)) {
  const { files, form } = packForm(packs, code);
  prepare(
    root,
    preparedName(code),
    files.map((file) => join('data', 'packs', code, file)),
    form,
  );
}
const headers = join('data', 'headers.yaml');
prepare(root, 'headers', [headers], parseHeaders(readFileSync(join(root, headers), 'utf8')));

const { status } = spawnSync(process.execPath, [join(__dirname, 'precompile.js')], { stdio: 'inherit' });
process.exitCode = status ?? 1;
