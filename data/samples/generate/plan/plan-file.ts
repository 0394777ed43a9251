import { agency } from '../agencies.ts';
import type { Block, PlanFile } from './model.ts';

/** A plan of one table in one sheet. */
export function single(file: string, sheet: string, block: Block): PlanFile {
  return { file, sheets: [{ name: sheet, blocks: [block] }] };
}

/** `填表单位：… 填报时间：…` */
export function filledBy(short: string, on = '2026年02月26日'): string {
  return `填表单位：${agency(short).name}        填报时间：${on}`;
}

export const SIGNATURES = '填表人：            审核人：            联系电话：';
