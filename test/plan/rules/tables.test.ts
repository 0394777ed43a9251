import { describe, expect, it } from 'vitest';
import { RULES } from '../../../src/plan/rules/index.ts';
import { TABLES } from './cases/index.ts';
import { judgeTables } from './tables.ts';

/** Fewer cases than this do not show where a rule begins and ends. */
const LEAST = 5;

describe('tables', () => {
  it('are of every rule, and of no other', () => {
    expect(Object.keys(TABLES)).toEqual(RULES.map(({ code }) => code));
  });

  it.each(Object.entries(TABLES))('%s has enough cases, each told apart', (_code, { accept, reject }) => {
    expect(accept.length).toBeGreaterThanOrEqual(LEAST);
    expect(reject.length).toBeGreaterThanOrEqual(LEAST);
    const names = [...accept, ...reject].map(({ why }) => why);
    expect(new Set(names).size).toBe(names.length);
  });
});

judgeTables(TABLES);
