import { chineseDate, type LocalDate } from '../kernel/local-date.ts';
import { letterForm } from './letter-kinds.ts';
import { itemLines, phrase } from './letter-text.ts';
import type { Act, CaseFact } from './model.ts';
import { isVoided } from './show-case.ts';

/** How the letter calls the agency: a third to whom it goes, or the one it goes to. */
export type Whom = '该单位' | '你单位';

type Line = (fact: CaseFact, whom: Whom, documentName: string) => string;

const chinese = (day: string | undefined) => (day === undefined ? '' : chineseDate(day as LocalDate));

const issued: Line = ({ details }, _whom, documentName) =>
  `制发《${details.documentName ?? documentName}》（${details.document}）`;
const requested: Line = ({ details }) => `报请政府制发决定书（${details.document}）`;

/** What each act comes to in the words of a letter, without its day. What is not here no letter tells. */
const LINES: { readonly [A in Act]?: Line } = {
  warn: ({ details }, whom) => `以${details.way}方式对${whom}进行了预警提醒`,
  'send-warning': ({ details }, whom) =>
    `对${whom}发出《${details.documentName ?? ''}》（${details.document}）`,
  confirm: (_fact, whom) => `经核实，${whom}经预警提醒未整改`,
  issue: issued,
  'issue-direct': issued,
  serve: ({ details }) => `以${details.way}方式送达`,
  'correct-service': ({ details }) => `更正送达日期为${chinese(details.servedOn)}`,
  withdraw: ({ details }) => `撤回${details.document}`,
  extend: ({ details: { clock, wasDueOn, dueOn } }) =>
    dueOn === undefined
      ? '经批准延长期限'
      : `经批准，「${clock}」的期限由${chinese(wasDueOn)}延长至${chinese(dueOn)}`,
  suspend: ({ text }) => `中止监督：${phrase(text)}`,
  resume: ({ text }) => `恢复监督：${phrase(text)}`,
  object: ({ text }, whom) => `收到${whom}的异议：${phrase(text)}`,
  'answer-objection': ({ text, details }) => `答复异议（异议${details.result}）：${phrase(text)}`,
  'send-reply': ({ text, details }) =>
    `以${details.document}答复异议（异议${details.result}）：${phrase(text)}`,
  feedback: ({ text }, whom) => `收到${whom}整改反馈：${phrase(text)}`,
  'review-passed': () => '经跟踪复查，已整改到位',
  'review-failed': ({ text }) => `经跟踪复查，未整改到位：${phrase(text)}`,
  escalate: requested,
  'escalate-direct': requested,
  retract: ({ details }) => `撤回报请（${details.document}）`,
  decline: ({ text }) => `政府未作出决定：${phrase(text)}`,
  decide: ({ details }) => `政府制发决定书（${details.decision}）`,
  'serve-decision': ({ details }) => `以${details.way}方式送达决定书`,
  'execution-failed': ({ text }) => `经核实，决定未执行：${phrase(text)}`,
  'execution-done': () => '经核实，决定已执行',
  list: () => '挂牌督办',
  unlist: () => '解除挂牌督办',
  'inform-superior': ({ details }) => `将发现的问题告知${details.superior}`,
  'send-notice': ({ details }) => `将发现的问题告知${details.superior}（${details.document}）`,
  'send-letter': ({ details }) => `向${details.to}制发《${details.documentName}》（${details.document}）`,
};

/** Told to others about the agency, but not to the agency. */
const NOT_TO_IT: ReadonlySet<CaseFact['act']> = new Set(['inform-superior', 'send-notice']);

/** One act with its day; '' for what the letter does not tell. */
export function courseLine(fact: CaseFact, whom: Whom, documentName = ''): string {
  const line = fact.act === 'open' ? undefined : LINES[fact.act];
  if (!line) return '';
  if (whom === '你单位' && (NOT_TO_IT.has(fact.act) || isTransfer(fact))) return '';
  return `${chineseDate(fact.on)}，${line(fact, whom, documentName)}`;
}

/** 移送: the agency does not learn from a letter that persons were reported. */
function isTransfer({ act, details }: CaseFact): boolean {
  return act === 'send-letter' && details.documentName === letterForm('transfer').name;
}

/** 督促整改经过: everything that was done in the case, letters that were made void aside. */
export function courseText(facts: readonly CaseFact[], documentName: string, whom: Whom): string {
  const lines = facts
    .filter((fact) => !(fact.act.startsWith('send-') && isVoided(fact, facts)))
    .map((fact) => courseLine(fact, whom, documentName));
  return itemLines(lines.filter((line) => line !== ''));
}
