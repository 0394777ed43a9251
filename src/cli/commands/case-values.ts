import { EXIT, UserError } from '../../kernel/errors.ts';
import { normalise } from '../../kernel/text.ts';
import {
  OBJECTION_RESULTS,
  SERVE_WAYS,
  STAGE_NAMES,
  WARN_WAYS,
  type ObjectionResult,
  type ServeWay,
  type Stage,
  type WarnWay,
} from '../../supervision/model.ts';

/** Reads 案件编号: `2026-1` is `2026-0001`. */
export function caseNumber(text: string): string {
  const [, year = '', seq = ''] = /^(\d{4})-(\d{1,4})$/.exec(normalise(text)) ?? [];
  return year === '' ? normalise(text) : `${year}-${seq.padStart(4, '0')}`;
}

/** Adds a value to an option that may be given several times. */
export function collect(text: string, before: readonly string[] = []): readonly string[] {
  return [...before, text];
}

/** @throws UserError E_USAGE */
export function warnWay(text: string): WarnWay {
  return oneOf(WARN_WAYS, text, '提醒方式');
}

/** `直接` or `直接送达`. @throws UserError E_USAGE */
export function serveWay(text: string): ServeWay {
  return oneOf(SERVE_WAYS, normalise(text).replace(/送达$/u, ''), '送达方式');
}

/** Reads 复查结果, in either language. @throws UserError E_USAGE */
export function reviewResult(text: string): 'done' | 'not-done' {
  const read = oneOf(['done', '整改到位', 'not-done', '未整改到位'], text, '复查结果');
  return read === 'done' || read === '整改到位' ? 'done' : 'not-done';
}

/** Reads 案件阶段: by key, or by a part of a name that no other has. @throws UserError E_USAGE */
export function stage(text: string): Stage {
  const wanted = normalise(text);
  const stages = Object.keys(STAGE_NAMES) as Stage[];
  const exact = stages.filter((key) => key === wanted || STAGE_NAMES[key] === wanted);
  const partial = wanted === '' ? [] : stages.filter((key) => STAGE_NAMES[key].includes(wanted));
  const [found, ...others] = exact.length > 0 ? exact : partial;
  if (found && others.length === 0) return found;
  throw unusable(
    `案件阶段无法识别：「${text}」`,
    stages.map((key) => `${key}（${STAGE_NAMES[key]}）`),
  );
}

/** Reads 异议处理结果. @throws UserError E_USAGE */
export function objectionResult(text: string): ObjectionResult {
  return oneOf(OBJECTION_RESULTS, text, '异议处理结果');
}

/** Reads 执行情况, in either language. @throws UserError E_USAGE */
export function executionResult(text: string): 'done' | 'not-done' {
  const read = oneOf(['done', '已执行', 'not-done', '未执行'], text, '执行情况');
  return read === 'done' || read === '已执行' ? 'done' : 'not-done';
}

function oneOf<T extends string>(values: readonly T[], text: string, what: string): T {
  const found = values.find((value) => value === normalise(text));
  if (found !== undefined) return found;
  throw unusable(`${what}无法识别：「${text}」`, values);
}

function unusable(message: string, values: readonly string[]): UserError {
  return new UserError('E_USAGE', message, {
    hint: `可用的值：${values.join('、')}`,
    exit: EXIT.usage,
  });
}
