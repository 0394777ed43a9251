import { accessSync, constants, existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { missingYears } from '../calendar/show-year.ts';
import { UserError } from '../kernel/errors.ts';
import { date, daysBetween } from '../kernel/local-date.ts';
import { fileFaults, modeFaults } from '../store/check.ts';
import { listBackups } from '../store/backup-names.ts';
import { freeBytes } from '../store/disk-space.ts';
import { recentJournalEntries } from '../store/journal.ts';
import type { Store } from '../store/store.ts';
import { bytesText } from './bytes-text.ts';
import type { Deps } from './deps.ts';
import { keyPath } from './key-path.ts';

/** One thing looked at: how it is, and what to do where it is not well. */
export interface Finding {
  readonly name: string;
  readonly state: 'well' | 'mind' | 'bad';
  readonly text: string;
  readonly next: string;
}

/** Less free space than this many times the database is little: a backup and an upgrade each need one. */
const ROOM = 3;
/** A backup older than this is pointed out. */
const BACKUP_DAYS = 7;

const well = (name: string, text: string): Finding => ({ name, state: 'well', text, next: '' });
const mind = (name: string, text: string, next: string): Finding => ({ name, state: 'mind', text, next });
const bad = (name: string, text: string, next: string): Finding => ({ name, state: 'bad', text, next });

/** 自检: the program, its file, and what is around it. Changes nothing. */
export async function examine(deps: Deps): Promise<Finding[]> {
  const before = [well('程序', `zfjd ${deps.version}，Node.js ${process.versions.node}`), terminal(deps)];
  const opened = await open(deps);
  if ('trouble' in opened) return [...before, opened.trouble, ...folder(deps.dbPath, 0)];
  const { store } = opened;
  return [
    ...before,
    file(store),
    journal(store, deps),
    ...folder(store.path, store.bytes()),
    backup(store, deps),
    await key(store, deps),
    await calendar(deps),
    await policy(deps),
  ];
}

function terminal({ io, env }: Deps): Finding {
  if (!io.stdoutTTY) return well('终端', '不在终端上运行：不提问，表格不加边框');
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || '';
  const width = io.columns ?? 80;
  if (process.platform !== 'win32' && !/utf-?8/iu.test(locale)) {
    return mind('终端', `编码为「${locale || '没有设定'}」，中文可能显示不对`, '设定 LANG=zh_CN.UTF-8');
  }
  return width < 60
    ? mind('终端', `宽${width}列，表格会折行`, '把窗口拉宽到80列以上')
    : well('终端', `宽${width}列`);
}

async function open(deps: Deps): Promise<{ store: Store } | { trouble: Finding }> {
  try {
    return { store: await deps.openStore() };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { trouble: bad('数据库', error.message, error.hint ?? '运行 zfjd init 新建') };
  }
}

function file(store: Store): Finding {
  const faults = fileFaults(store);
  if (faults.length > 0)
    return bad('数据库', faults.slice(0, 3).join('；'), '运行 zfjd db check；必要时用备份恢复');
  const [shared] = modeFaults(store.path);
  return shared !== undefined
    ? mind('数据库', `${store.path} 别的用户也能读写`, `chmod 600 ${store.path}`)
    : well('数据库', `${store.path}，${bytesText(store.bytes())}`);
}

/** The clock went back, or somebody worked with a later one. */
function journal(store: Store, { clock }: Deps): Finding {
  const last = store.all(recentJournalEntries, null, null, null, 1)[0];
  if (!last) return well('留痕', '还没有');
  return last.at > clock.now()
    ? mind('留痕', `末条时间${last.at}晚于现在${clock.now()}`, '核对电脑的时钟')
    : well('留痕', `${last.seq}条，末条${last.at.slice(0, 19).replace('T', ' ')}`);
}

function folder(dbPath: string, bytes: number): Finding[] {
  const place = dirname(dbPath);
  if (!existsSync(place)) return [];
  const free = freeBytes(place);
  const found = [
    free < bytes * ROOM
      ? mind('磁盘', `只剩${bytesText(free)}`, '清理磁盘，备份和升级各需要一份数据库的空间')
      : well('磁盘', `剩余${bytesText(free)}`),
  ];
  try {
    accessSync(place, constants.W_OK);
  } catch {
    found.push(bad('文件夹', `不能写入 ${place}`, '检查文件夹的权限'));
  }
  return found;
}

function backup(store: Store, { clock }: Deps): Finding {
  const place = dirname(store.path);
  const [newest] = listBackups(store.path, place);
  const last = /-(\d{4})(\d{2})(\d{2})\d{6}/u
    .exec(basename(newest ?? ''))
    ?.slice(1)
    .join('-');
  if (last === undefined) {
    return mind(
      '备份',
      '数据库旁边没有备份（放在别处的看不到）',
      `zfjd db backup ${join(place, '备份')}/ --keep 30`,
    );
  }
  const age = daysBetween(date(last), clock.today());
  return age > BACKUP_DAYS
    ? mind('备份', `最近一份是${age}天前的`, 'zfjd db backup')
    : well('备份', `最近一份${last}`);
}

/** 投诉人信息的密钥, where anything was sealed with it. */
async function key(store: Store, { env }: Deps): Promise<Finding> {
  const { keyInUse } = await import('../complaint/complaint-store.ts');
  const path = keyPath(env);
  if (!store.get(keyInUse)) return well('投诉密钥', '没有用到');
  return existsSync(path)
    ? well('投诉密钥', path)
    : bad('投诉密钥', `没有找到 ${path}`, '从备份中取回密钥文件，或用 ZFJD_KEY_FILE 指明');
}

async function calendar(deps: Deps): Promise<Finding> {
  const [missing] = missingYears(await deps.calendar(), deps.clock.today());
  return missing ? mind('日历', missing.message, missing.next) : well('日历', '今年的放假安排已有');
}

async function policy(deps: Deps): Promise<Finding> {
  try {
    const pack = await deps.pack();
    return well('政策包', `${pack.name}，版本${pack.version.slice(0, 12)}`);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return bad('政策包', error.message, error.hint ?? '重新安装程序');
  }
}
