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

/** JSON of a value, `depth` steps of two spaces in. */
function jsonText(value: unknown, depth: number): string {
  const text = JSON.stringify(value, refuseUnwritable, 2);
  return (depth === 0 ? text : text.replaceAll('\n', `\n${'  '.repeat(depth)}`)).replace(
    STEERING,
    escapeUnit,
  );
}

/**
 * The `--json` envelope `{schema, data, findings, warnings}`: always these four keys, ending in a line
 * break. @throws TypeError where `data` holds what JSON cannot carry
 */
export function renderJson(outcome: Omit<Outcome, 'blocks'>): string {
  return [...jsonPieces(outcome)].join('');
}

/** The same in pieces, since the findings of a thousand plans may be more than one text holds. */
export function* jsonPieces(outcome: Omit<Outcome, 'blocks'>): Generator<string> {
  const { schema, data, findings = [], warnings = [] } = outcome;
  yield `{\n  "schema": ${jsonText(schema, 1)},\n  "data": ${jsonText(data ?? null, 1)},\n  "findings": [`;
  for (const [i, finding] of findings.entries()) yield `${i === 0 ? '' : ','}\n    ${jsonText(finding, 2)}`;
  yield `${findings.length === 0 ? '' : '\n  '}],\n  "warnings": ${jsonText(warnings, 1)}\n}\n`;
}
