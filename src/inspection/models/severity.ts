import type { AlertSeverity } from './model.ts';

/** 应核实 unless the pack says 提示: the plan rules' 必改 and 建议 both have to be verified. */
export function severityOf(value: unknown): AlertSeverity {
  return (value as { readonly severity?: string }).severity === '提示' ? '提示' : '应核实';
}
