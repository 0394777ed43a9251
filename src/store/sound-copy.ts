import { UserError } from '../kernel/errors.ts';
import { fileFaults } from './check.ts';
import { lastEntry, verifyJournal } from './journal.ts';
import { openCopy } from './open.ts';
import type { Actor } from './store.ts';

/** What a copy of the file holds, as far as it can be told without any feature. */
export interface CopyFacts {
  /** 留痕 in it. */
  readonly entries: number;
  readonly head: string;
  /** Wall clock of the last entry; absent where there is none. */
  readonly lastAt?: string;
}

/**
 * 核对副本: structure, references and the whole 留痕 of a file that nobody works in. `onJournal` is called before
 * the last.
 * @throws UserError E_COPY_DAMAGED, or as `openCopy`
 */
export function checkCopy(path: string, actor: Actor, onJournal?: () => void): CopyFacts {
  const copy = openCopy(path, actor);
  try {
    const faults = fileFaults(copy);
    onJournal?.();
    const { entries, head, broken } = verifyJournal(copy);
    if (broken) faults.push(`留痕第${broken.seq}条：${broken.reason}`);
    if (faults.length > 0) {
      throw new UserError('E_COPY_DAMAGED', `数据库核对未通过：${path}（${faults.slice(0, 3).join('；')}）`, {
        hint: '运行 zfjd db check 查看数据库本身；从另一个完好的备份恢复',
      });
    }
    const last = copy.get(lastEntry);
    return { entries, head, ...(last && { lastAt: last.at }) };
  } finally {
    copy.close();
  }
}
