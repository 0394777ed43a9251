import { UserError } from '../kernel/errors.ts';
import { clauseText, type Clause } from '../kernel/finding.ts';
import { chineseDate } from '../kernel/local-date.ts';
import { prose, type CaseRecord } from './take-step.ts';

/** One item per line, numbered where there are several, each ended by a full stop. */
export function itemLines(items: readonly string[]): string {
  return items.map((item, i) => (items.length === 1 ? '' : `${i + 1}. `) + sentence(item)).join('\n');
}

/** 案件的问题 as items: of a case made of several clues, each clue's without the number it has in the case. */
export function problemItems(problem: string): string[] {
  const lines = filled(problem.split('\n'));
  return lines.length === 1 ? lines : lines.map((line) => line.replace(/^\d+．/u, ''));
}

/** A text that ends as a sentence does. */
export function sentence(text: string): string {
  const clean = prose(text).replace(/[，,；;、]+$/u, '');
  return /[。！？…]$/u.test(clean) ? clean : `${clean}。`;
}

/** A text to stand inside a sentence. */
export function phrase(text: string): string {
  return prose(text).replace(/[。；;，,.]+$/u, '');
}

/** A clause as a letter prints it: brackets in full width. */
export function clauseInLetter(clause: Clause): string {
  return clauseText(clause).replaceAll('(', '（').replaceAll(')', '）');
}

/** 提醒经过: what went before the document, for the agency to read. */
export function historyText({ facts }: CaseRecord, documentName: string, direct: string | undefined): string {
  const parts = facts.flatMap((fact) => {
    if (fact.act === 'warn') {
      return [`${chineseDate(fact.on)}，我局以${fact.details.way}方式对你单位进行了预警提醒。`];
    }
    if (fact.act === 'confirm') return [`${chineseDate(fact.on)}，经核实，上述问题经预警提醒仍未整改。`];
    return [];
  });
  if (direct !== undefined)
    parts.push(`鉴于问题突出（${phrase(direct)}），我局直接制发本${shortName(documentName)}。`);
  return parts.join('');
}

/** `行政执法监督建议书` → `建议书`, as the letter calls itself. */
function shortName(documentName: string): string {
  return documentName.replace('行政执法监督', '');
}

/** Refuses a letter that lacks something, naming all of it at once. @throws UserError E_CASE_LETTER */
export function requireParts(parts: Readonly<Record<string, boolean>>): void {
  const missing = Object.keys(parts).filter((name) => parts[name] === false);
  if (missing.length === 0) return;
  throw new UserError('E_CASE_LETTER', `文书内容不完整，缺少：${missing.join('、')}`, { hint: '补全后重试' });
}

/** Items without blanks. */
export function filled(items: readonly string[] | undefined): string[] {
  return (items ?? []).map((item) => prose(item)).filter((item) => item !== '');
}
