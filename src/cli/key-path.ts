import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Env } from './io.ts';

/** Where the key of the complaints ledger is: `ZFJD_KEY_FILE`, or the user's folder of settings; never beside the database. */
export function keyPath(env: Env): string {
  if (env['ZFJD_KEY_FILE']) return resolve(env['ZFJD_KEY_FILE']);
  const home = env['HOME'] ?? homedir();
  const settings = env['XDG_CONFIG_HOME'] || env['APPDATA'] || join(home, '.config');
  return join(settings, 'zfjd', 'zfjd.key');
}
