import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { demoDistrict } from './district.ts';

/** Writes the demo district 示例区 to `data/samples/`: the same files byte for byte every time. */
const root = join(__dirname, '..');
for (const folder of ['名录', '计划', '坏文件', '检查记录'])
  rmSync(join(root, folder), { recursive: true, force: true });
for (const [path, bytes] of demoDistrict()) {
  const target = join(root, path);
  mkdirSync(dirname(target), { recursive: true });
  writeFileSync(target, bytes);
}
