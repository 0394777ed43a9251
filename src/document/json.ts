import type { Outcome } from './blocks.ts';

// Escaped so that a terminal showing the output cannot be steered by it; JSON readers see the same text.
const STEERING = /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

const escapeUnit = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** JSON knows no Map, Set or bigint; written anyway they would be lost without a word. */
function refuseUnwritable(key: string, value: unknown): unknown {
  if (value instanceof Map || value instanceof Set || typeof value === 'bigint') {
    throw new TypeError(`not JSON: ${Object.prototype.toString.call(value)} at "${key}"`);
  }
  return value;
}

/**
 * The `--json` envelope `{schema, data, findings, warnings}`: always these four keys, ending in a line
 * break. @throws TypeError where `data` holds what JSON cannot carry
 */
export function renderJson(outcome: Omit<Outcome, 'blocks'>): string {
  const { schema, data, findings = [], warnings = [] } = outcome;
  const envelope = { schema, data: data ?? null, findings, warnings };
  return `${JSON.stringify(envelope, refuseUnwritable, 2).replace(STEERING, escapeUnit)}\n`;
}
