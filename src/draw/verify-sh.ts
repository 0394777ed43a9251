import { CHANGES } from './verify-sh/changes.ts';
import { FIRST_STAGE } from './verify-sh/first-stage.ts';
import { SECOND_STAGE } from './verify-sh/second-stage.ts';
import { TOOLS } from './verify-sh/tools.ts';

/**
 * 复核脚本 `verify.sh`: the replay of a record for people who do not have, or do not trust, this program.
 * POSIX sh, coreutils and any awk (mawk, gawk, busybox, the one true awk); no interval expressions, no bit
 * operations. Digests are taken in bulk: one small file per ticket path, 500 to a `sha256sum`.
 * Values are compared with an `x` in front, or awk would take codes such as 007 and 7 for one number.
 */
export const VERIFY_SH = [TOOLS, FIRST_STAGE, CHANGES, SECOND_STAGE, 'finish\n'].join('\n');
