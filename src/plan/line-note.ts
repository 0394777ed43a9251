import type { Finding } from '../kernel/finding.ts';
import { placeOfLine, type PlanFacts, type RawLine } from './model.ts';

/** Says something about a cell of a line: by column, the row where the column is not there. */
export type LineNote = (
  key: string,
  code: string,
  severity: Finding['severity'],
  message: string,
  next: string,
) => void;

/** 录入问题 of one line, added to the findings of its plan. */
export function lineNote(raw: RawLine, plan: Pick<PlanFacts, 'file'>, findings: Finding[]): LineNote {
  return (key, code, severity, message, next) => {
    const at = raw.cells[key];
    findings.push({
      code,
      severity,
      aspect: '录入',
      where: { file: plan.file, ...placeOfLine(raw), ...(at && { row: at.row, column: at.column }) },
      value: at?.text ?? '',
      message,
      next,
    });
  };
}
