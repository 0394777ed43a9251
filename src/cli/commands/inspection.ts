import type { Command } from '../command.ts';
import type { Deps } from '../deps.ts';
import { addAssess } from './inspection-assess.ts';
import { addBaseline } from './inspection-baseline.ts';
import { addExecution } from './inspection-execution.ts';
import { addIndicators } from './inspection-indicators.ts';

/** 检查记录. */
export function register(noun: Command, deps: Deps): void {
  addExecution(noun, deps);
  addIndicators(noun, deps);
  addBaseline(noun, deps);
  addAssess(noun, deps);
}
