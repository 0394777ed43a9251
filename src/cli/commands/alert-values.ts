import { ALERT_STATE_NAMES, type AlertState, type VerifyResult } from '../../inspection/alerts/model.ts';
import { normalise } from '../../kernel/text.ts';
import { chosen, unusable } from '../values.ts';

/** Reads 月份 of a year, `2026-10`, `202610` or `2026年10月`. @throws UserError E_USAGE */
export function yearMonth(text: string): string {
  const [, year = '', digits = ''] = /^(20\d{2})[-年./]?(\d{1,2})月?$/u.exec(normalise(text)) ?? [];
  const month = Number(digits);
  if (year !== '' && month >= 1 && month <= 12) return `${year}-${digits.padStart(2, '0')}`;
  throw unusable(`月份写法无法识别：「${text}」`, '写成 2026-10 这样的形式');
}

const STATES: Readonly<Record<string, AlertState>> = Object.fromEntries(
  (Object.keys(ALERT_STATE_NAMES) as AlertState[]).flatMap((state) => [
    [ALERT_STATE_NAMES[state], state],
    [state, state],
  ]),
);

/** Reads 预警状态. @throws UserError E_USAGE */
export function alertState(text: string): AlertState {
  return chosen(STATES, normalise(text), '预警状态');
}

const RESULTS: Readonly<Record<string, VerifyResult>> = {
  属实: 'confirmed',
  有合理说明: 'explained',
  合理: 'explained',
  数据错误: 'data-error',
  confirmed: 'confirmed',
  explained: 'explained',
  'data-error': 'data-error',
};

/** Reads 核实结果. @throws UserError E_USAGE */
export function verifyResult(text: string): VerifyResult {
  return chosen(RESULTS, normalise(text), '核实结果');
}

/** Reads 预警编号: `12`, `12,15` or `12、15` or `12-15`, and adds them to those before. @throws UserError E_USAGE */
export function alertIds(text: string, before: readonly number[] = []): readonly number[] {
  const ids = normalise(text)
    .split(/[,、，\s]+/u)
    .filter((part) => part !== '')
    .flatMap((part) => {
      const [, first = '', last = first] = /^(\d{1,9})(?:-(\d{1,9}))?$/.exec(part) ?? [];
      const length = Number(last) - Number(first) + 1;
      if (first === '' || length < 1 || length > 10_000)
        throw unusable(`预警编号无法识别：「${part}」`, '写成 12、12,15 或 12-15');
      return Array.from({ length }, (_, i) => Number(first) + i);
    });
  return [...before, ...ids];
}
