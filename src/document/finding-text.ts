import { placeText } from '../kernel/cell-ref.ts';
import { clauseText, type Finding } from '../kernel/finding.ts';
import type { Tone } from './blocks.ts';
import { oneLine } from './cells.ts';

/** What is said where there is nothing to find fault with. */
export const NO_FINDINGS = '没有发现问题。';

/** The findings of one file, in the order they were given. */
export interface FindingGroup {
  readonly file: string;
  readonly findings: readonly Finding[];
}

/** Findings by file; files in order of first appearance. */
export function groupByFile(findings: readonly Finding[]): FindingGroup[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.where.file);
    if (group) group.push(finding);
    else groups.set(finding.where.file, [finding]);
  }
  return [...groups].map(([file, members]) => ({ file, findings: members }));
}

const withoutStop = (text: string) => text.replace(/[。；;.\s]+$/u, '');

/** What is wrong and by which clause: `超过上限1次（依据…）。` */
export function findingReason(finding: Finding): string {
  const basis = finding.basis === undefined ? '' : `（依据${oneLine(clauseText(finding.basis))}）`;
  return `${withoutStop(oneLine(finding.message))}${basis}。`;
}

/** The mark `【必改】` with its tone, and the rest of the line, for media that set the mark apart. */
export function findingParts(finding: Finding): { mark: string; tone: Tone; rest: string } {
  const value = oneLine(finding.value);
  const place = `${oneLine(placeText(finding.where))}${value === '' ? '：' : `「${value}」`}`;
  return {
    mark: `【${finding.severity}】`,
    tone: finding.severity === '必改' ? 'bad' : 'warn',
    rest: `${oneLine(finding.code)} ${place}${findingReason(finding)}${oneLine(finding.next)}`,
  };
}

/** `【必改】P201 「计划.xlsx」Sheet1!G12「全年检查6次」超过上限1次（依据…）。改为不超过1次` on one line. */
export function findingLine(finding: Finding): string {
  const { mark, rest } = findingParts(finding);
  return `${mark}${rest}`;
}

/** `共3条：必改2条，建议1条` */
export function findingTally(findings: readonly Finding[]): string {
  const must = findings.filter((f) => f.severity === '必改').length;
  const parts = [
    ...(must > 0 ? [`必改${must}条`] : []),
    ...(must < findings.length ? [`建议${findings.length - must}条`] : []),
  ];
  return parts.length === 0 ? '共0条' : `共${findings.length}条：${parts.join('，')}`;
}
