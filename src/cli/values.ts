import { EXIT, UserError } from '../kernel/errors.ts';
import { requireDate, type LocalDate } from '../kernel/local-date.ts';
import type { Period } from '../kernel/period.ts';

/** Reads an option or argument that counts something: a whole number from 0. @throws UserError E_USAGE */
export function count(text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw unusable(`应为不带符号的整数：「${text}」`, '例如 20');
}

/** Reads a date, `2026-09-18`. @throws UserError E_DATE; the command line adds which option it was */
export function day(text: string): LocalDate {
  return requireDate(text, '');
}

const UNITS: Readonly<Record<string, Period['unit']>> = {
  '': 'working-day',
  工作日: 'working-day',
  个工作日: 'working-day',
  日: 'day',
  天: 'day',
  月: 'month',
  个月: 'month',
};

/** Reads 期限: `+15` or `15个工作日`, `+30日`, `+1月`. @throws UserError E_USAGE */
export function period(text: string): Period {
  const [, digits = '', name = ''] = /^\+?(\d{1,3})(\D*)$/u.exec(text.trim()) ?? [];
  const unit = UNITS[name];
  const amount = Number(digits);
  if (unit !== undefined && amount > 0) return { amount, unit };
  throw unusable(`期限写法无法识别：「${text}」`, '写成 +15（工作日）、+30日 或 +1月');
}

function unusable(message: string, hint: string): UserError {
  return new UserError('E_USAGE', message, { hint, exit: EXIT.usage });
}
