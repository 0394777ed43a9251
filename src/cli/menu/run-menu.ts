import { existsSync } from 'node:fs';
import { UserError } from '../../kernel/errors.ts';
import type { Deps } from '../deps.ts';
import type { Choice } from '../io.ts';
import { moveCase } from './move-case.ts';
import { runTemplate } from './run-command.ts';
import { FIRST_TASKS, TASKS, type Task } from './tasks.ts';

/** What a line of the menu does. */
interface Entry extends Choice {
  readonly work: (deps: Deps) => Promise<void>;
}

const CASE_ENTRY: Entry = {
  value: '办理监督案件（往下走一步）',
  label: '办理监督案件（往下走一步）',
  note: 'zfjd case show <编号>，再运行它列出的命令',
  work: moveCase,
};
const LEAVE: Choice = { value: '', label: '离开' };

/** 菜单: asks what is to be done and does it by plain commands, until the person leaves. */
export async function runMenu(deps: Deps): Promise<void> {
  const first = !existsSync(deps.dbPath);
  deps.io.stderr.write(
    first
      ? `还没有数据库：${deps.dbPath}\n`
      : `数据库：${deps.dbPath}；经办人：${deps.operator}。每一步都显示所运行的命令，以后可以直接输入。\n`,
  );
  for (;;) {
    const entries = existsSync(deps.dbPath) ? daily() : FIRST_TASKS.map(entryOf);
    const entry = await chosenEntry(deps, entries);
    if (!entry) return;
    await orBack(deps, () => entry.work(deps));
  }
}

function daily(): Entry[] {
  const [due, ...others] = TASKS.map(entryOf);
  return [...(due ? [due] : []), CASE_ENTRY, ...others];
}

function entryOf({ title, commands }: Task): Entry {
  return {
    value: title,
    label: title,
    note: commands.join('；'),
    work: async (deps) => {
      for (const command of commands) if (!(await runTemplate(deps, command))) return;
    },
  };
}

/** Undefined where the person leaves, by the last line or by a key. */
async function chosenEntry({ prompter }: Deps, entries: readonly Entry[]): Promise<Entry | undefined> {
  try {
    const value = await prompter.choose('要办什么', [...entries, LEAVE]);
    return entries.find((entry) => entry.value === value);
  } catch (error) {
    if (isLeaving(error)) return undefined;
    throw error;
  }
}

/** Leaving a question within an entry leads back to the menu; what a case or a file refuses does too. */
async function orBack(deps: Deps, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    deps.note(isLeaving(error) ? '回到菜单，没有继续' : `没有办成：${error.message}`);
  }
}

function isLeaving(error: unknown): boolean {
  return error instanceof UserError && error.code === 'E_CANCELLED';
}
