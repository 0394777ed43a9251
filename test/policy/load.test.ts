import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { date } from '../../src/kernel/local-date.ts';
import { UserError } from '../../src/kernel/errors.ts';
import { listPacks, loadPack } from '../../src/policy/load.ts';
import type { Scope } from '../../src/policy/pack.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'zfjd-packs-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const HEAD = 'code: here\nname: 某区\ndocuments: { S: 某方案 }\nfiles: [a.yaml]\n';

/** A pack of one file of values; gives the loaded pack. */
function pack(values: string, head = HEAD) {
  mkdirSync(join(folder, 'here'), { recursive: true });
  writeFileSync(join(folder, 'here', 'pack.yaml'), head);
  writeFileSync(join(folder, 'here', 'a.yaml'), values);
  return loadPack(folder, 'here');
}

/** One parameter with the entries given, each in YAML flow style without braces. */
function parameter(name: string, ...entries: string[]): string {
  return `${name}:\n  title: 标题\n  values:\n${entries.map((entry) => `    - { ${entry} }\n`).join('')}`;
}

function refusal(work: () => unknown): UserError {
  try {
    work();
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  throw new Error('nothing refused');
}

const GOOD = 'value: 10, from: 2025-01-01, clause: [S, 一]';

describe('a pack that is not right names file, parameter and fault', () => {
  it.each([
    [
      'a parameter nobody knows',
      parameter('spot_check.cycle_quarter', GOOD),
      /a\.yaml spot_check\.cycle_quarter：不认识的参数。您是不是要找：spot_check\.cycle_quarters/u,
    ],
    [
      'a value of the wrong form',
      parameter('spot_check.cycle_quarters', 'value: 十, from: 2025-01-01, clause: [S, 一]'),
      /spot_check\.cycle_quarters：.*期望 数字/u,
    ],
    [
      'a value out of range',
      parameter('spot_check.cycle_quarters', 'value: 0, from: 2025-01-01, clause: [S, 一]'),
      /spot_check\.cycle_quarters：.*>0/u,
    ],
    [
      'a field too many',
      parameter('spot_check.rate', 'value: { p: 1, q: 10, r: 2 }, from: 2025-01-01, clause: [S, 一]'),
      /spot_check\.rate：.*r/u,
    ],
    [
      'a period of plans in working days',
      parameter(
        'plan.interval',
        'value: { period: { amount: 5, unit: working-day }, longest: { amount: 3, unit: month }, severity: 建议 }, from: 2025-01-01, clause: [S, 一]',
      ),
      /plan\.interval：.*period\.unit/u,
    ],
    [
      'a date that is none',
      parameter('spot_check.cycle_quarters', 'value: 10, from: 2025-02-30, clause: [S, 一]'),
      /a\.yaml：.*values\.0\.from 不是日期：2025-02-30/u,
    ],
    [
      'an end before the beginning',
      parameter(
        'spot_check.cycle_quarters',
        'value: 10, from: 2025-02-01, until: 2025-01-31, clause: [S, 一]',
      ),
      /失效日期2025-01-31早于施行日期2025-02-01/u,
    ],
    [
      'a clause of a document that is not listed',
      parameter('spot_check.cycle_quarters', 'value: 10, from: 2025-01-01, clause: [T, 一]'),
      /条款引用了未登记的文件「T」/u,
    ],
    [
      'no clause',
      parameter('spot_check.cycle_quarters', 'value: 10, from: 2025-01-01'),
      /a\.yaml：.*clause/u,
    ],
    [
      'a scope nobody knows',
      parameter('spot_check.cycle_quarters', `${GOOD}, when: { region: [甲] }`),
      /a\.yaml：.*when/u,
    ],
    [
      'an empty scope',
      parameter('spot_check.cycle_quarters', `${GOOD}, when: { sector: [] }`),
      /a\.yaml：.*when\.sector/u,
    ],
    ['no values', 'spot_check.cycle_quarters: { title: 标题, values: [] }', /a\.yaml：.*values/u],
    [
      'two values of one day and scope',
      parameter('spot_check.cycle_quarters', GOOD, GOOD),
      /2025-01-01起施行的值重复/u,
    ],
    ['YAML that is none', 'a: [', /a\.yaml：/u],
  ])('%s', (_why, values, message) => {
    const error = refusal(() => pack(values));
    expect(error.code).toBe('E_PACK');
    expect(error.message).toMatch(message);
  });

  it.each([
    ['a file that is not there', HEAD.replace('a.yaml', 'b.yaml'), /b\.yaml：没有这个文件/u],
    ['a code with capitals', HEAD.replace('code: here', 'code: Here'), /pack\.yaml：.*code/u],
    ['no name', HEAD.replace('name: 某区\n', ''), /pack\.yaml：.*name/u],
  ])('%s', (_why, head, message) => {
    expect(refusal(() => pack(parameter('spot_check.cycle_quarters', GOOD), head)).message).toMatch(message);
  });

  it('a parameter that stands in two files', () => {
    mkdirSync(join(folder, 'here'));
    writeFileSync(join(folder, 'here', 'b.yaml'), parameter('spot_check.cycle_quarters', GOOD));
    const head = HEAD.replace('[a.yaml]', '[a.yaml, b.yaml]');
    const error = refusal(() => pack(parameter('spot_check.cycle_quarters', GOOD), head));
    expect(error.message).toMatch(/b\.yaml spot_check\.cycle_quarters：参数重复/u);
  });

  it('a pack that is not there', () => {
    pack(parameter('spot_check.cycle_quarters', GOOD));
    mkdirSync(join(folder, 'no-pack'));
    expect(listPacks(folder)).toEqual(['here']);
    const error = refusal(() => loadPack(folder, 'heer'));
    expect([error.code, error.message, error.hint]).toEqual([
      'E_PACK_MISSING',
      expect.stringContaining('您是不是要找：here'),
      '可用的政策包：here',
    ]);
    expect(refusal(() => loadPack(join(folder, 'nowhere'), 'x')).hint).toContain('（无）');
  });
});

describe('the value for a day and a scope', () => {
  const loaded = () =>
    pack(
      parameter(
        'spot_check.cycle_quarters',
        'value: 1, from: 2025-01-01, until: 2025-12-31, clause: [S, 一]',
        'value: 2, from: 2026-01-01, clause: [S, 二]',
        'value: 3, from: 2025-01-01, when: { sector: [市监, 药监] }, clause: [S, 三]',
        'value: 4, from: 2026-06-01, when: { sector: [市监] }, clause: [S, 四], note: 说明',
        'value: 5, from: 2025-01-01, when: { sector: [市监], kind: [special] }, clause: [S, 五]',
        'value: 6, from: 2025-01-01, when: { unitType: [街镇园区] }, clause: [S, 六]',
      ),
    );

  it.each([
    ['2024-12-31', {}, undefined],
    ['2025-01-01', {}, 1],
    ['2025-12-31', {}, 1],
    ['2026-01-01', {}, 2],
    ['2026-01-01', { sector: '市监' }, 3],
    ['2026-01-01', { sector: '药监', kind: 'special' }, 3],
    ['2026-06-01', { sector: '市监' }, 4],
    ['2026-05-31', { sector: '市监' }, 3],
    ['2026-06-01', { sector: '市监', kind: 'special' }, 5],
    ['2026-06-01', { sector: '公安' }, 2],
    ['2026-06-01', { unitType: '街镇园区' }, 6],
    ['2026-06-01', { kind: 'special' }, 2],
  ] as readonly (readonly [string, Scope, number | undefined])[])(
    'on %s for %j is %s',
    (on, scope, value) => {
      expect(loaded().find('spot_check.cycle_quarters', date(on), scope)?.value).toBe(value);
    },
  );

  it('comes with its clause and note', () => {
    expect(loaded().get('spot_check.cycle_quarters', date('2026-06-01'), { sector: '市监' })).toMatchObject({
      clause: { document: '某方案', at: '四' },
      note: '说明',
    });
  });

  it('is asked for in vain where the jurisdiction has none', () => {
    expect(loaded().find('plan.frequency_cap', date('2026-06-01'))).toBeUndefined();
    expect(() => loaded().get('plan.frequency_cap', date('2026-06-01'))).toThrow(
      /「某区」没有在2026-06-01有效的参数 plan\.frequency_cap/u,
    );
  });

  it('is asked for too early by its title, with the day it begins', () => {
    const early = () => loaded().get('spot_check.cycle_quarters', date('2020-01-01'));
    expect(early).toThrow(/没有在2020-01-01有效的参数「.+」 spot_check\.cycle_quarters/u);
    expect(early).toThrow(
      expect.objectContaining({ hint: expect.stringMatching(/^最早的自20\d\d-\d\d-\d\d起施行/u) }),
    );
  });

  it('changes the version of the pack when it changes, and not otherwise', () => {
    const of = (value: number) =>
      pack(parameter('spot_check.cycle_quarters', `value: ${value}, from: 2025-01-01, clause: [S, 一]`))
        .version;
    expect(of(1)).toBe(of(1));
    expect(of(2)).not.toBe(of(1));
  });
});
