import { command, query } from './query.ts';
import type { Reader, Tx } from './store.ts';

const settingByName = query('setting.byName', 'SELECT value FROM setting WHERE name = ?', { value: 'text' });
const upsertSetting = command(
  'setting.upsert',
  'INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value',
);

/** What this file was set up for. */
export type SetUpName =
  /** 辖区政策包 */
  | 'pack'
  /** 监督机关全称 */
  | 'bureau'
  /** 发文机关代字 */
  | 'bureau_code';

export type SettingName =
  | SetUpName
  /** 制发文书由第二人核准: `on` or `off`; as the pack says where absent. */
  | 'supervision_approval';

export function readSetting(reader: Reader, name: SettingName): string | undefined {
  return reader.get(settingByName, name)?.value;
}

/** Sets a value; the caller records the act. */
export function writeSetting(tx: Tx, name: SettingName, value: string): void {
  tx.run(upsertSetting, name, value);
}
