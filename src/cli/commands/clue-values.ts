import { EXIT, UserError } from '../../kernel/errors.ts';
import { normalise } from '../../kernel/text.ts';
import {
  clueStateName,
  SCREENINGS,
  type ClueState,
  type ScreenResult,
} from '../../supervision/clues/model.ts';

/** Reads a number that counts from 1: 线索号, 投诉号. @throws UserError E_USAGE */
export function serial(text: string): number {
  const number = /^\d{1,9}$/.test(normalise(text)) ? Number(normalise(text)) : 0;
  if (number > 0) return number;
  throw unusable(`应为从1起的号码：「${text}」`, '例如 3');
}

/** Reads several of them. @throws UserError E_USAGE */
export function serials(text: string, before: readonly number[] = []): readonly number[] {
  return [...before, serial(text)];
}

const RESULTS = Object.keys(SCREENINGS) as ScreenResult[];

/** Reads 研判结果, by key, name or a part of a name that no other has. @throws UserError E_USAGE */
export function screenResult(text: string): ScreenResult {
  return named(RESULTS, (key) => SCREENINGS[key].name, text, '研判结果');
}

/** Reads 线索状态. @throws UserError E_USAGE */
export function clueStateOf(text: string): ClueState {
  return named(['pending', ...RESULTS, 'in-case'], clueStateName, text, '线索状态');
}

/** One of a vocabulary, by key, name or a part of a name that no other has. @throws UserError E_USAGE */
export function named<T extends string>(
  keys: readonly T[],
  nameOf: (key: T) => string,
  text: string,
  what: string,
): T {
  const wanted = normalise(text);
  const exact = keys.filter((key) => key === wanted || nameOf(key) === wanted);
  const near = exact.length > 0 || wanted === '' ? exact : keys.filter((key) => nameOf(key).includes(wanted));
  const [found, ...others] = near;
  if (found && others.length === 0) return found;
  const choices = keys.map((key) => `${nameOf(key)}（${key}）`).join('、');
  throw unusable(`${what}无法识别：「${text}」`, `可用的值：${choices}`);
}

function unusable(message: string, hint: string): UserError {
  return new UserError('E_USAGE', message, { hint, exit: EXIT.usage });
}
