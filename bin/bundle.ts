/**
 * 离线安装包: one archive for this platform that runs where there is neither npm nor internet nor Node: the Node
 * this runs on, the program, its native part and its data. `npm run bundle [folder]`; by default into `out/`.
 */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { bundleFiles, readManifest } from './bundle-files.ts';

const ROOT = join(__dirname, '..');
const WINDOWS = process.platform === 'win32';

/** Finds its own folder with nothing but the shell: PATH may be empty. A link to it is followed. */
const LAUNCHER = `#!/bin/sh
self=$0
while [ -h "$self" ]; do
  target=$(PATH=/usr/bin:/bin readlink "$self") || exit 3
  case $target in
    /*) self=$target ;;
    *) self=\${self%/*}/$target ;;
  esac
done
case $self in
  */*) here=\${self%/*} ;;
  *) here=. ;;
esac
exec "$here/node" "$here/bin/zfjd.js" "$@"
`;

const LAUNCHER_CMD = '@"%~dp0node.exe" "%~dp0bin\\zfjd.js" %*\r\n';

const HOW = `zfjd 离线安装包

1. 把整个文件夹放到任意位置，不需要联网，不需要另装 Node.js。
2. Linux、macOS 运行 ./zfjd，Windows 运行 zfjd.cmd；例如 zfjd --help。
3. 想在任何位置直接用 zfjd：Linux、macOS 建立链接 ln -s 本文件夹/zfjd /usr/local/bin/zfjd，
   Windows 把本文件夹加到“环境变量 Path”。
4. 升级：解开新的安装包，数据库不在这个文件夹里，不受影响。
`;

function fill(folder: string): void {
  for (const { from, to } of bundleFiles(ROOT)) {
    mkdirSync(dirname(join(folder, to)), { recursive: true });
    cpSync(from, join(folder, to));
  }
  const node = join(folder, WINDOWS ? 'node.exe' : 'node');
  cpSync(process.execPath, node);
  chmodSync(node, 0o755);
  const licence = join(dirname(process.execPath), WINDOWS ? '.' : '..', 'LICENSE');
  if (existsSync(licence)) cpSync(licence, join(folder, 'LICENSE-node'));
  writeFileSync(join(folder, '安装说明.txt'), WINDOWS ? `\uFEFF${HOW.replaceAll('\n', '\r\n')}` : HOW);
  if (WINDOWS) writeFileSync(join(folder, 'zfjd.cmd'), LAUNCHER_CMD);
  else writeFileSync(join(folder, 'zfjd'), LAUNCHER, { mode: 0o755 });
}

/** The tar that every platform has by now; that of Windows writes .zip as well. */
function pack(folder: string, archive: string): void {
  const how = WINDOWS ? ['-a', '-cf'] : ['-czf'];
  const { status, stderr } = spawnSync('tar', [...how, archive, '-C', dirname(folder), basename(folder)], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`tar ended with ${status}: ${stderr}`);
}

function main(): void {
  const out = resolve(process.argv[2] ?? join(ROOT, 'out'));
  const name = `zfjd-${readManifest(ROOT).version}-${process.platform}-${process.arch}`;
  mkdirSync(out, { recursive: true });
  const work = mkdtempSync(join(out, '.bundle-'));
  try {
    fill(join(work, name));
    const archive = `${name}${WINDOWS ? '.zip' : '.tar.gz'}`;
    pack(join(work, name), join(work, archive));
    renameSync(join(work, archive), join(out, archive));
    const megabytes = (statSync(join(out, archive)).size / 1e6).toFixed(1);
    console.log(`离线安装包：${join(out, archive)}（${megabytes} MB，Node.js ${process.versions.node}）`);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

main();
