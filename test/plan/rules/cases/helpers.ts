import type { Case } from '../district.ts';
import { uscc } from '../registry.ts';

export const A = '上海甲食品有限公司';
export const D = '上海丁连锁有限公司';
export const SILENT = '上海丙科技有限公司';
export const OTHER = '另一事项检查';
/** A code whose check character is wrong. */
export const BROKEN_CODE = `${uscc(1000).slice(0, 17)}${uscc(1000).endsWith('0') ? '1' : '0'}`;

/** Two agencies, each with a visit to one object. */
export function both(
  first: Case['cells'],
  second: Case['cells'],
  more: Partial<Case> = {},
): Omit<Case, 'why'> {
  return {
    sector: '卫健',
    cells: { 检查对象范围: A, ...first },
    also: [{ sector: '城管', cells: { 检查事项: OTHER, 检查对象范围: A, ...second } }],
    ...more,
  };
}

/** One agency with two items, in one plan. */
export function own(first: Case['cells'], second: Case['cells'], sector = '卫健'): Omit<Case, 'why'> {
  return {
    sector,
    cells: { 检查对象范围: A, ...first },
    also: [{ sector, same: true, cells: { 检查事项: OTHER, 检查对象范围: A, ...second } }],
  };
}

/** One agency's two visits to one object, in one plan. */
export function twice(first: Case['cells'], second: Case['cells'], sector = '市监'): Omit<Case, 'why'> {
  return {
    sector,
    cells: { 检查对象范围: A, ...first },
    also: [{ sector, same: true, cells: { 检查对象范围: A, ...second } }],
  };
}
