import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDistrict, type Case, type District } from './district.ts';

/** Further cases of a rule besides its own examples. */
export interface Table {
  /** The rule has nothing to say. */
  readonly accept: readonly (Case & { readonly why: string })[];
  /** The rule finds something; in `at` where, in `severity` how grave. */
  readonly reject: readonly (Case & {
    readonly why: string;
    readonly at?: string;
    readonly severity?: '必改' | '建议';
    /** Part of the message. */
    readonly says?: string | RegExp;
  })[];
}

/** Runs the tables, rule by rule. */
export function judgeTables(tables: Readonly<Record<string, Table>>): void {
  let district: District;
  beforeAll(() => {
    district = openDistrict();
  });
  afterAll(() => district.drop());
  const of = (code: string, example: Case) => district.judge(example).filter((found) => found.code === code);

  describe.each(Object.entries(tables))('%s', (code, { accept, reject }) => {
    it.each(accept.map((example) => [example.why, example] as const))('lets pass: %s', (_why, example) => {
      expect(of(code, example).map(({ message, value }) => [value, message])).toEqual([]);
    });

    it.each(reject.map((example) => [example.why, example] as const))('finds: %s', (_why, example) => {
      const { at, severity, says } = example;
      expect(of(code, example)[0]).toMatchObject({
        code,
        ...(at !== undefined && { value: at }),
        ...(severity !== undefined && { severity }),
        message: expect.stringMatching(says ?? '.') as unknown,
      });
    });
  });
}
