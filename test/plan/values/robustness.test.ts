import { array, assert, constantFrom, integer, oneof, property, string, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitRatioFrequency } from '../../../src/plan/values/combined.ts';
import {
  parseItemClass,
  parseJoint,
  parseLevel,
  parseMethod,
  parsePlanKind,
  parseYesNo,
} from '../../../src/plan/values/enums.ts';
import { parseFrequency, splitFrequencyCap } from '../../../src/plan/values/frequency.ts';
import { parseRatio } from '../../../src/plan/values/ratio.ts';
import type { Reading } from '../../../src/plan/values/reading.ts';
import { parseTargets } from '../../../src/plan/values/targets.ts';
import { parseTime } from '../../../src/plan/values/time.ts';

const PARSERS: Readonly<Record<string, (text: string) => Reading<unknown> | undefined>> = {
  parseTime: (text) => parseTime(text, { year: 2026 }),
  timeOfMonth: (text) => parseTime(text, { year: 2026, month: 4 }),
  parseRatio: (text) => parseRatio(text, 0.5),
  parseFrequency,
  frequencyCap: (text) => splitFrequencyCap(text).cap,
  ratioOfBoth: (text) => splitRatioFrequency(text).ratio,
  parseTargets,
  parseMethod,
  parseYesNo,
  parseJoint,
  parsePlanKind,
  parseLevel,
  parseItemClass,
};

const LONGEST = 2000;
/** The longest text an Excel cell holds: what grows faster than linear would stall on it. */
const ENDLESS = 32_767;

/** Pieces of the grammars themselves, in any order: nearer to their weak points than random characters. */
const piece = constantFrom(
  ...'0 1 9 12 2026 20229 年 月 日 季度 半年 上 底 前 至 - — ~ . / : ; , 、 。 ( ) （ ） % ‰ 次 家 户 每 每年 不低于 ≥ = 上限 检查 抽查 完成 约 共 等 有限公司 店 《 》 “ \n 1. ① 一 十 第 根据监管需要 从 中 基数 上旬 中下旬 每季度末 每月底 节假日 A级 B类 高风险 重点 一般 其他 及 和 线上 为主 等5家 null \ud800'.split(
    ' ',
  ),
);
const hostile = oneof(
  string({ unit: 'binary', maxLength: LONGEST }),
  array(piece, { maxLength: 400 }).map((parts) => parts.join('')),
  tuple(piece, piece, integer({ min: 1, max: 1000 })).map(([a, b, n]) => (a + b).repeat(n)),
).map((text) => text.slice(0, LONGEST));

describe.each(Object.entries(PARSERS))('%s', (_, parse) => {
  it('不因任何文字出错', () => {
    assert(
      property(hostile, (text) => {
        expect(['value', 'open', 'unreadable', undefined]).toContain(parse(text)?.kind);
      }),
      { numRuns: 300 },
    );
  });

  it.each(
    [
      '1',
      '-',
      '—',
      '年',
      '1年',
      '2026年',
      '1月',
      '1-',
      '、',
      '1、',
      '(',
      ')',
      '(1)',
      '检查',
      '每',
      '%',
      '1%',
      '次',
      '1次',
      '家',
      '1家',
      ' ',
      '\n',
      '公司、',
      '≥',
      '1.',
      '上限',
      '一',
      '等',
      '甲公司及',
      '公司 ',
      'A级',
      'A、',
      '高、',
      '高风险',
      'A级5%',
      '上旬',
      '不现场',
      '自查',
      '公司(',
    ].map((unit) => [unit] as const),
  )('长串 %j', (unit) => {
    const text = unit.repeat(ENDLESS).slice(0, ENDLESS);
    for (const long of [text, `x${text}x`])
      expect(['value', 'open', 'unreadable', undefined]).toContain(parse(long)?.kind);
  });
});
