import { describe, expect, it } from 'vitest';
import { date } from '../../src/kernel/local-date.ts';
import type { SeedInput } from '../../src/draw/model.ts';
import { parseSeedSource } from '../../src/draw/parse.ts';
import { seedSourceText } from '../../src/draw/canonical.ts';
import {
  acceptSeed,
  parseSeedLine,
  promisedEntropyBits,
  seedEntropyBits,
  seedLineOf,
} from '../../src/draw/seed.ts';
import { example, exampleRules } from './support.ts';

const day = date('2026-04-15');
const base = { period: '2026Q2', date: day };
const kl8 = Array.from({ length: 20 }, (_, i) => String(i * 4 + 1).padStart(2, '0'));

function withKl8(numbers: readonly string[], issue = '2026093'): SeedInput {
  return { ...base, lottery: { code: 'KL8', issue, numbers } };
}

describe('seed line', () => {
  const ssq = ['33', '03', '11', '15', '20', '27', '09'];
  const cases: [line: string, seed: SeedInput, bits: number][] = [
    [`CC1|2026Q2|KL8-2026093|2026-04-15|${kl8.join('.')}`, withKl8(kl8), 61.6],
    [
      'CC1|2026Q2|SSQ-2026042|2026-04-15|03.11.15.20.27.33+09',
      { ...base, lottery: { code: 'SSQ', issue: '2026042', numbers: ssq } },
      24.1,
    ],
    [
      'CC1|2026Q2|FC3D-2026093|2026-04-15|0.9.0|D10-007',
      { ...base, lottery: { code: 'FC3D', issue: '2026093', numbers: ['0', '9', '0'] }, dice: '007' },
      19.9,
    ],
    [
      'CC1|2026Q2|PL5-26093|2026-04-15|0.0.7.4.0',
      { ...base, lottery: { code: 'PL5', issue: '26093', numbers: ['0', '0', '7', '4', '0'] } },
      16.6,
    ],
    ['CC1|2026Q2|2026-04-15|D10-000120', { ...base, dice: '000120' }, 19.9],
  ];
  it.each(cases)('%s', (line, seed, bits) => {
    expect(seedLineOf(seed)).toBe(line);
    expect(seedLineOf(parseSeedLine(line) ?? base)).toBe(line);
    expect(seedEntropyBits(seed)).toBeCloseTo(bits, 1);
  });

  const full = kl8.with(0, '０１');
  const refused: [why: string, seed: SeedInput, code: string, text: string][] = [
    ['full-width ball', withKl8(full), 'E_SEED_DIGIT', '全角或其他文字的数字「０」'],
    ['full-width dice', { ...base, dice: '１２３４５６' }, 'E_SEED_DIGIT', '半角'],
    ['Arabic-Indic dice', { ...base, dice: '12345٦' }, 'E_SEED_DIGIT', '其他文字的数字'],
    ['zero-width space in dice', { ...base, dice: '123\u200b456' }, 'E_SEED_DIGIT', 'U+200B'],
    ['full-width issue', withKl8(kl8, '２０２６０９３'), 'E_SEED_DIGIT', '期号'],
    ['blank in dice', { ...base, dice: '123 456' }, 'E_SEED_DIGIT', '不是数字的字符'],
    ['separator in dice', { ...base, dice: '123|456' }, 'E_SEED_DIGIT', '不是数字的字符'],
    ['no dice digits', { ...base, dice: '' }, 'E_SEED_FORM', '骰子读数为空'],
    ['leading zero dropped', withKl8(kl8.with(0, '1')), 'E_SEED_FORM', '应为2位数字'],
    ['issue too short', withKl8(kl8, '26093'), 'E_SEED_FORM', '应为7位数字'],
    ['nineteen balls', withKl8(kl8.slice(1)), 'E_SEED_FORM', '应有20个号码，现有19个'],
    ['ball twice', withKl8(kl8.with(0, '05')), 'E_SEED_FORM', '「05」重复'],
    ['ball too high', withKl8(kl8.with(0, '81')), 'E_SEED_FORM', '没有号码「81」'],
    ['ball zero', withKl8(kl8.with(0, '00')), 'E_SEED_FORM', '没有号码「00」'],
    ['nothing at all', base, 'E_SEED_FORM', '没有种子'],
    ['no quarter', { ...base, period: '2026', dice: '123456' }, 'E_SEED_FORM', '2026Q2'],
  ];
  it.each(refused)('refuses: %s', (_why, seed, code, text) => {
    const shown = (() => {
      try {
        return seedLineOf(seed);
      } catch (error) {
        return error instanceof Error && 'code' in error && 'hint' in error
          ? `${String(error.code)} ${error.message} ${String(error.hint)}`
          : String(error);
      }
    })();
    expect(shown).toContain(code);
    expect(shown).toContain(text);
  });

  it.each([
    'CC1|2026Q2|KL8-2026093|2026-04-15|04.01',
    `CC1|2026Q2|KL8-2026093|2026-02-30|${kl8.join('.')}`,
    `CC1|2026Q2|KL8-2026093|2026-04-15|${kl8.toReversed().join('.')}`,
    `CC1|2026Q2|KL8-2026093|2026-04-15|${kl8.join('.')}|备注`,
    `CC2|2026Q2|2026-04-15|D10-123456`,
    'CC1|2026Q2|2026-04-15|D10-',
    'CC1|2026Q2|2026-04-15|D10-１２３４５６',
    ' CC1|2026Q2|2026-04-15|D10-123456',
    'CC1|2026Q2|KL8-2026093-1|2026-04-15|01',
    '',
  ])('does not read back %s', (line) => {
    expect(parseSeedLine(line)).toBeUndefined();
  });
});

describe('accepting a seed', () => {
  const seedSource = { lottery: 'KL8', notBefore: day } as const;
  const rules = { ...exampleRules, seedSource };
  const dice = { ...exampleRules, seedSource: { notBefore: day, dice: 6 } };

  it('takes the seed that was promised', () => {
    expect(acceptSeed(rules, withKl8(kl8), 19.9)).toContain('KL8-2026093');
    expect(acceptSeed(dice, { ...base, date: date('2026-04-16'), dice: '012345' }, 19.9)).toContain(
      'D10-012345',
    );
  });

  const refused: [why: string, promised: typeof rules | typeof dice, seed: SeedInput, text: string][] = [
    ['a day early', rules, { ...withKl8(kl8), date: date('2026-04-14') }, '早于承诺的最早日期'],
    ['another quarter', rules, { ...withKl8(kl8), period: '2026Q3' }, '种子季度'],
    ['dice instead of the lottery', rules, { ...base, dice: '012345' }, '彩种为 无'],
    ['dice on top of the lottery', rules, { ...withKl8(kl8), dice: '012345' }, '没有承诺使用骰子'],
    ['one die more', dice, { ...base, dice: '0123456' }, '7 位，规则承诺为 6 位'],
    ['a lottery on top of dice', dice, { ...withKl8(kl8), dice: '012345' }, '承诺为 无'],
  ];
  it.each(refused)('refuses %s', (_why, promised, seed, text) => {
    expect(() => acceptSeed(promised, seed, 19.9)).toThrow(text);
  });

  it('refuses less than the least entropy, and counts six dice as enough', () => {
    const five = { ...dice, seedSource: { notBefore: day, dice: 5 } };
    expect(() => acceptSeed(five, { ...base, dice: '01234' }, 19.9)).toThrow('16.6比特');
    expect(promisedEntropyBits(dice.seedSource)).toBeGreaterThanOrEqual(19.9);
  });
});

describe('promised seed source', () => {
  it.each([
    'KL8 first draw dated >= 2026-04-15',
    'SSQ first draw dated >= 2026-04-15 + 20 D10',
    '20 D10 dated >= 2026-04-15',
  ])('%s is read and written alike', (text) => {
    const source = parseSeedSource(text);
    expect(source && seedSourceText(source)).toBe(text);
  });
  it.each([
    'KL9 first draw dated >= 2026-04-15',
    'KL8 first draw dated >= 2026-04-31',
    'KL8',
    '0 D10 dated >= 2026-04-15',
  ])('%s is not read', (text) => {
    expect(parseSeedSource(text)).toBeUndefined();
  });
  it('knows the example', () => {
    expect(parseSeedLine(example.seed_string)?.lottery?.numbers).toHaveLength(20);
  });
});
