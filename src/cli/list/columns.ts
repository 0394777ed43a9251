import { EXIT, UserError } from '../../kernel/errors.ts';
import { didYouMean } from '../../kernel/suggest.ts';
import { compact } from '../../kernel/text.ts';
import type { ListColumn } from './form.ts';

/** How a name of a column is compared: whatever its width, blanks and case. */
const folded = (name: string) => compact(name).toLowerCase();

/** The column of this title or key; `flag` is the option that names it. @throws UserError E_USAGE with the columns there are */
export function requireColumn<T>(
  columns: readonly ListColumn<T>[],
  name: string,
  flag: string,
): ListColumn<T> {
  const wanted = folded(name);
  const found = columns.find(({ title, key }) => folded(title) === wanted || folded(key) === wanted);
  if (found) return found;
  const titles = columns.map(({ title }) => title);
  throw unusableList(
    `选项 ${flag}：没有「${name}」这一列`,
    `${didYouMean(compact(name), titles)}可用的列：${titles.join('、')}`,
  );
}

/** The columns of `甲,乙、丙`, each once. @throws UserError E_USAGE */
export function namedColumns<T>(columns: readonly ListColumn<T>[], text: string): ListColumn<T>[] {
  const named = columnNames(text, '--columns').map((name) => requireColumn(columns, name, '--columns'));
  return [...new Set(named)];
}

/** Names of columns with commas of any kind between them. @throws UserError E_USAGE where there is none */
export function columnNames(text: string, flag: string): string[] {
  const names = text
    .split(/[,，、]/u)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  if (names.length > 0) return names;
  throw unusableList(`选项 ${flag}：没有写列名`, '几列用逗号隔开');
}

export function unusableList(message: string, hint: string): UserError {
  return new UserError('E_USAGE', message, { hint, exit: EXIT.usage });
}
