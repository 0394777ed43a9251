/**
 * Whether two names of 检查事项, without blanks, may mean the same: plans write them wider or narrower than records, and
 * several in one cell.
 */
export function saysSame(one: string, other: string): boolean {
  return one.includes(other) || other.includes(one);
}
