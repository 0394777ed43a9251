/** `1.甲检查 2.乙检查`, or one item a line. */
const ITEM_BREAK = /(?:^|[\s;；。])[(（]?\d{1,2}[.、．)）]\s*|[\n;；]/u;

/** 检查事项 of a cell, each of a numbered list by itself; a cell that holds no list is one. */
export function itemsIn(text: string): string[] {
  const parts = text.split(ITEM_BREAK).flatMap((part) => part.trim() || []);
  return parts.length > 1 ? parts : [text];
}
