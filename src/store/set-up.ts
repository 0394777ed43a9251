import { rmSync } from 'node:fs';
import { createStore } from './open.ts';
import { writeSetting, type SetUpName } from './settings.ts';
import type { Actor, Store } from './store.ts';

/** Creates the file of one bureau with its settings, or nothing at all. @throws UserError as `createStore` */
export function setUp(path: string, actor: Actor, settings: Readonly<Record<SetUpName, string>>): Store {
  const store = createStore(path, actor);
  try {
    store.write((tx) => {
      for (const [name, value] of Object.entries(settings)) writeSetting(tx, name as SetUpName, value);
      tx.record({
        act: 'db.init',
        subject: 'db',
        id: settings.bureau_code,
        summary: `为${settings.bureau}新建数据库，政策包 ${settings.pack}`,
        after: settings,
      });
    });
    return store;
  } catch (error) {
    store.close();
    for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
    throw error;
  }
}
