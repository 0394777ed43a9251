import { describe, expect, it } from 'vitest';
import {
  frequencyOfGrade,
  parseFrequency,
  splitFrequencyCap,
  timesPerYear,
} from '../../../src/plan/values/frequency.ts';

/** `=1..1/12 cap2/12` */
function specText(text: string): string {
  const reading = parseFrequency(text);
  if (reading.kind !== 'value') return reading.kind;
  const { op, low, high, months, cap } = reading.value;
  return `${op}${low}..${high ?? ''}/${months}${cap ? ` cap${cap.times}/${cap.months}` : ''}`;
}

it('分等级的频次逐级读出', () => {
  const reading = parseFrequency('A类每2年1次；B、C类1次/年；D类每半年1次');
  const spec = reading.kind === 'value' ? reading.value : undefined;
  const of = (grade: string) => spec && timesPerYear(frequencyOfGrade(spec, grade));
  expect(['A', 'B', 'C', 'D'].map(of)).toEqual([0.5, 1, 1, 2]);
});

describe('频次', () => {
  it.each([
    ['1次/年', '=1..1/12', 1],
    ['3次/年', '=3..3/12', 3],
    ['每季度至少1次，全年不超过6次', 'range4..6/12', 6],
    ['每年不少于1次不超过2次', 'range1..2/12', 2],
    ['2次/年/单位', '=2..2/12', 2],
    ['1次/家/年', '=1..1/12', 1],
    ['2次/户·半年', '=2..2/6', 4],
    ['三年覆盖一遍', '=1..1/36', 1 / 3],
    ['每两年一轮', '=1..1/24', 0.5],
    ['每半年一次', '=1..1/6', 2],
    ['每半年1次', '=1..1/6', 2],
    ['半年1次', '=1..1/6', 2],
    ['半年不少于1次', '>=1../6', undefined],
    ['上、下半年各一次', '=1..1/6', 2],
    ['上半年一次，下半年一次', '=2..2/12', 2],
    ['上半年2次、下半年1次', '=3..3/12', 3],
    ['每隔6个月1次', '=1..1/6', 2],
    ['每隔半年1次', '=1..1/6', 2],
    ['隔月1次', '=1..1/2', 6],
    ['双月1次', '=1..1/2', 6],
    ['季度1次', '=1..1/3', 4],
    ['月度1次', '=1..1/1', 12],
    ['每季度各1次', '=1..1/3', 4],
    ['每年4次（每季度1次）', '=1..1/3', 4],
    ['每月一次，全年12次', '=1..1/1', 12],
    ['每季度1次', '=1..1/3', 4],
    ['每月1次', '=1..1/1', 12],
    ['每年抽查1次', '=1..1/12', 1],
    ['不少于1次/年', '>=1../12', undefined],
    ['年均1-2次', 'range1..2/12', 2],
    ['各检查对象年均1-2次', 'range1..2/12', 2],
    ['每2年1次', '=1..1/24', 0.5],
    ['两年一次', '=1..1/24', 0.5],
    ['1次/2年', '=1..1/24', 0.5],
    ['每3个月1次', '=1..1/3', 4],
    ['全年检查6次', '=6..6/12', 6],
    ['每年不超过2次', '<=0..2/12', 2],
    ['同一企业每年不超过4次', '<=0..4/12', 4],
    ['超过1次/年', '>=2../12', undefined],
    ['约2次/年', '~2..2/12', 2],
    ['上、下半年各一次', '=1..1/6', 2],
    ['上限:2次/年/单位', '<=0..2/12', 2],
    ['年度频次上限2次/年', '<=0..2/12', 2],
    ['检查频次:1次/年/单位\n上限:2次/年/单位', '=1..1/12 cap2/12', 1],
    ['检查频次:1次/年/单位上限:2次/年/单位', '=1..1/12 cap2/12', 1],
    ['不少于1次/年,上限3次/年', '>=1../12 cap3/12', 3],
    ['每半年1次;上限2次', '=1..1/6 cap2/6', 2],
    ['每年不少于1次不超过2次', 'range1..2/12', 2],
    ['不少于1次/年，不超过3次/年', 'range1..3/12', 3],
    ['每年不少于1次，最多2次', 'range1..2/12', 2],
    ['A级1次/年、D级2次/年', 'range1..2/12', 2],
    ['A类每2年1次；B、C类1次/年；D类每半年1次', 'range0.5..2/12', 2],
    ['高风险每季度1次，低风险1次/年', 'range1..4/12', 4],
    ['A级1次/年，B级1次/年', '=1..1/12', 1],
  ])('%j', (text, expected, perYear) => {
    const reading = parseFrequency(text);
    expect(specText(text)).toBe(expected);
    expect('warning' in reading).toBe(false);
    expect(reading.kind === 'value' ? timesPerYear(reading.value) : 'none').toBe(perYear);
  });

  it.each([
    ['=1', '=1..1/12', '没有写周期，按每年理解；“次”字缺失，按次数理解'],
    ['>=1', '>=1../12', '没有写周期，按每年理解；“次”字缺失，按次数理解'],
    ['≤2次', '<=0..2/12', '没有写周期，按每年理解'],
    ['每周1次', '=52..52/12', '“每周1次”按1年52周折算'],
    ['每年一次,具体以通知为准', '=1..1/12', '“具体以通知为准”未读入'],
    ['危化企业每半年1次', '=1..1/6', '“危化企业”未读入'],
    ['上半年1次', '=1..1/12', '只写了上半年，按每年理解'],
    ['每学期1次', '=1..1/6', '每学期按每半年理解'],
    ['一学期一次', '=1..1/6', '每学期按每半年理解'],
    ['1次/学期', '=1..1/6', '每学期按每半年理解'],
    ['检查频次:根据监管需要\n上限:2次/年', '<=0..2/12', '“检查频次:根据监管需要”未作限定，只读入上限'],
  ])('带提示：%j', (text, expected, said) => {
    expect(specText(text)).toBe(expected);
    expect(parseFrequency(text)).toHaveProperty('warning', said);
  });

  it.each(['抽查频次根据监管需要确定', '不设上限', '不定期', '按需'])('有意不定：%s', (text) => {
    expect(parseFrequency(text)).toStrictEqual({ kind: 'open', text });
  });

  it.each([
    ['1次/年,2次/年', '一格只写一个频次'],
    ['每年1次;重点单位每半年1次', '一格只写一个频次'],
    ['每年4次（每季度2次）', '一格只写一个频次'],
    ['每隔一年1次', '写成“1次/年”'],
    ['每隔1个月1次', '写成“1次/年”'],
    ['寒暑假各一次', '写成“1次/年”'],
    ['每学年1次', '写成“1次/年”'],
    ['2-1次/年', '写成'],
    ['1次/年;上限不少于2次', '上限'],
    ['第3次', '写成'],
    ['经常', '写成'],
    ['', '写成'],
  ])('不猜：%j', (text, hint) => {
    const reading = parseFrequency(text);
    expect(reading.kind).toBe('unreadable');
    expect(reading.kind === 'unreadable' && reading.hint).toContain(hint);
  });

  it('频次与上限分开', () => {
    expect(splitFrequencyCap('检查频次:1次/年/单位\n上限:2次/年/单位')).toStrictEqual({
      frequency: { kind: 'value', value: { op: '=', low: 1, high: 1, months: 12 } },
      cap: { kind: 'value', value: { times: 2, months: 12 } },
    });
    expect(splitFrequencyCap('检查频次:根据监管需要\n上限:2次/年')).toStrictEqual({
      frequency: { kind: 'open', text: '检查频次:根据监管需要' },
      cap: { kind: 'value', value: { times: 2, months: 12 } },
    });
    expect(splitFrequencyCap('1次/年')).not.toHaveProperty('cap');
  });
});
