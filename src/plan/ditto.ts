import { compact } from '../kernel/text.ts';
import type { RawCell, RawLine } from './model.ts';

/** Whether a cell's text points at the one above. */
export function isDitto(text: string): boolean {
  return DITTO.test(compact(text));
}

const DITTO = /^(?:同上行?|同前行?|同上一行|上同|〃|″|"|''|“|”|"")$/u;

/**
 * 同上: a cell that points at the one above takes its content and keeps its own address. What stands for
 * nothing becomes empty. `tell` is told of each.
 */
export function withoutDittos(
  lines: readonly RawLine[],
  tell: (cell: RawCell, message: string) => void,
): RawLine[] {
  const out: RawLine[] = [];
  for (const line of lines) {
    const above = out.at(-1);
    let changed: Record<string, RawCell> | undefined;
    for (const key of Object.keys(line.cells)) {
      const cell = line.cells[key] as RawCell;
      if (!isDitto(cell.text)) continue;
      const model = above?.cells[key];
      changed ??= { ...line.cells };
      const { row, column } = cell;
      if (model && model.text.trim() !== '') {
        changed[key] = { ...model, row, column };
        tell(cell, `按第${above?.row ?? 0}行的内容理解：${model.text.trim()}`);
      } else {
        changed[key] = { text: '', row, column };
        tell(cell, '上面没有可以参照的内容，按空白处理');
      }
    }
    out.push(changed ? { ...line, cells: changed } : line);
  }
  return out;
}
