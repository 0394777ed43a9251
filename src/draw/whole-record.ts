import type { Reader } from '../store/store.ts';
import { changeFilesOf } from './changes/stored-changes.ts';
import { roundFolder } from './sample/canonical.ts';
import { filesOfRoundKept, storedRounds } from './sample/stored-sample.ts';
import { filesOf } from './stored-draw.ts';

/**
 * 抽查记录 as far as it has come: the files of the draw, of the changes after it, and of each round of the second
 * stage in a folder of its own. Rounds not drawn yet are committed files only and left out until they are.
 */
export function wholeRecord(reader: Reader, quarter: string): Map<string, Uint8Array> {
  const files = filesOf(reader, quarter);
  for (const [name, bytes] of changeFilesOf(reader, quarter)) files.set(name, bytes);
  for (const { round, result } of storedRounds(reader, quarter)) {
    if (!result) continue;
    for (const [name, bytes] of filesOfRoundKept(reader, quarter, round)) {
      files.set(`${roundFolder(round)}/${name}`, bytes);
    }
  }
  return files;
}
