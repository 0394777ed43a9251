import { array, assert, constantFrom, integer, property, uniqueArray } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitRatioFrequency } from '../../../src/plan/values/combined.ts';
import { parseJoint, parseLevel, parseMethod, parseYesNo } from '../../../src/plan/values/enums.ts';
import { parseFrequency } from '../../../src/plan/values/frequency.ts';
import { parseRatio } from '../../../src/plan/values/ratio.ts';
import type { Reading } from '../../../src/plan/values/reading.ts';
import { parseTargets } from '../../../src/plan/values/targets.ts';
import { parseTime } from '../../../src/plan/values/time.ts';

/** The value where there is one, else what became of the text; a warning is `?`. */
function got<T>(reading: Reading<T> | undefined, show: (value: T) => string): string {
  if (reading?.kind !== 'value') return reading?.kind ?? 'absent';
  return `${show(reading.value)}${reading.warning === undefined ? '' : '?'}`;
}
const time = (text: string) =>
  got(parseTime(text, { year: 2026 }), ({ windows }) =>
    windows
      .map((w) => `${w.byOnly ? '' : w.from.slice(2)}..${w.to.slice(2)}${w.count ? `×${w.count}` : ''}`)
      .join(' '),
  );
const ratio = (text: string) =>
  got(parseRatio(text), (r) =>
    r.kind === 'share'
      ? `${r.op}${r.low}-${r.high}${r.per ? `/${r.per}` : ''}${r.count ? ` ${r.count.low}家` : ''}`
      : r.kind === 'count'
        ? `${r.count.low}家`
        : 'graded',
  );
const frequency = (text: string) =>
  got(
    parseFrequency(text),
    (f) => `${f.op}${f.low}-${f.high ?? ''}/${f.months}${f.cap ? ` ≤${f.cap.times}` : ''}`,
  );
const targets = (text: string) =>
  got(parseTargets(text), (t) =>
    t.kind === 'list' ? t.names.map(({ name }) => name).join('+') : t.kind === 'count' ? `${t.low}` : 'scope',
  );
const method = (text: string) =>
  got(parseMethod(text), (m) =>
    Object.entries(m)
      .filter(([, yes]) => yes === true)
      .map(([name]) => name)
      .join('+'),
  );

describe('§4.1 time', () => {
  it.each([
    ['2025年3月', '25-03-01..25-03-31'],
    ['3月底前', '..26-03-31'],
    ['10月底', '..26-10-31'],
    ['第一季度', '26-01-01..26-03-31'],
    ['一季度', '26-01-01..26-03-31'],
    ['Q1', '26-01-01..26-03-31'],
    ['上半年', '26-01-01..26-06-30'],
    ['下半年', '26-07-01..26-12-31'],
    ['全年', '26-01-01..26-12-31'],
    ['2025年', '25-01-01..25-12-31'],
    ['2025年2月至10月', '25-02-01..25-10-31'],
    ['2026年1月—11月', '26-01-01..26-11-30'],
    ['2026年1月- 2026年11月', '26-01-01..26-11-30'],
    ['3月—12月', '26-03-01..26-12-31'],
    ['5-9月', '26-05-01..26-09-30'],
    ['4月-8月', '26-04-01..26-08-31'],
    ['1月-12月', '26-01-01..26-12-31'],
    ['2026.01.01-2026.12.31', '26-01-01..26-12-31'],
    ['2026/1/1', '26-01-01..26-01-01'],
    ['2026-01-01', '26-01-01..26-01-01'],
    ['2026年2月24日 -2026年11月30日', '26-02-24..26-11-30'],
    ['2025.3-2025.11', '25-03-01..25-11-30'],
    ['2019年9月至11', '19-09-01..19-11-30?'],
    ['20229', 'unreadable'],
    ['2023720日前', 'unreadable'],
    ['分两批次;第一批2023年7月20日前完成;第二批2023年10月15日前完成', '..23-07-20 ..23-10-15'],
    ['3月检查4家', '26-03-01..26-03-31×4'],
    ['第三季度检查20家', '26-07-01..26-09-30×20'],
    ['根据监管需要', 'open'],
    ['适时', 'open'],
    ['不定期', 'open'],
    ['按需', 'open'],
    ['随机或根据投诉', 'open'],
  ])('%s', (text, expected) => expect(time(text)).toBe(expected));
});

describe('§4.2 ratio', () => {
  it.each([
    ['3%', '=3-3'],
    ['不低于10%', '>=10-100'],
    ['≥20%', '>=20-100'],
    ['不少于25%', '>=25-100'],
    ['10-20%', 'range10-20'],
    ['5%左右', '~5-5'],
    ['全覆盖', '=100-100'],
    ['100%', '=100-100'],
    ['10% (20户)', '=10-10 20家'],
    ['100%(1家)', '=100-100 1家'],
    ['抽查比例为5%;', '=5-5'],
    ['每月不低于总数的10%', '>=10-100/month'],
    ['1户', '1家'],
    ['按需', 'open'],
    ['根据监管需要', 'open'],
    ['不设上限', 'open'],
    ['0.03', 'unreadable'],
  ])('%s', (text, expected) => expect(ratio(text)).toBe(expected));
});

describe('§4.3 frequency', () => {
  it.each([
    ['1次/年', '=1-1/12'],
    ['3次/年', '=3-3/12'],
    ['2次/年/单位', '=2-2/12'],
    ['每半年一次', '=1-1/6'],
    ['每半年1次', '=1-1/6'],
    ['每季度1次', '=1-1/3'],
    ['每月1次', '=1-1/1'],
    ['每年抽查1次', '=1-1/12'],
    ['不少于1次/年', '>=1-/12'],
    ['年均1-2次', 'range1-2/12'],
    ['=1', '=1-1/12?'],
    ['>=1', '>=1-/12?'],
    ['≤2次', '<=0-2/12?'],
    ['每2年1次', '=1-1/24'],
    ['抽查频次根据监管需要确定', 'open'],
    ['上限:2次/年/单位', '<=0-2/12'],
    ['检查频次:1次/年/单位\n上限:2次/年/单位', '=1-1/12 ≤2'],
    ['2次/年（上限3次）', '=2-2/12 ≤3'],
  ])('%j', (text, expected) => expect(frequency(text)).toBe(expected));
});

describe('§4.4 target', () => {
  it.each([
    ['19', '19'],
    ['约27家', '27'],
    ['60-70家', '60'],
    ['全市共58家,确定检查11家重点企业,双随机抽查3家', 'scope'],
    ['上海甲有限公司、上海乙厂', '上海甲有限公司+上海乙厂'],
    ['上海甲有限公司；上海乙厂\n上海丙店', '上海甲有限公司+上海乙厂+上海丙店'],
    ['持有有效的《融资担保业务经营许可证》的融资担保公司', 'scope'],
    ['辖区培训机构', 'scope'],
    ['持有《甲证、乙证》的企业', 'scope'],
    ['上海甲（一厂、二厂）有限公司', '上海甲(一厂、二厂)有限公司'],
  ])('%j', (text, expected) => expect(targets(text)).toBe(expected));
});

describe('§4.5 enums', () => {
  it.each([
    ['现场', 'onSite'],
    ['非现场', 'offSite'],
    ['实地核查', 'onSite'],
    ['书面检查', 'offSite'],
    ['网络检查', 'offSite'],
    ['现场检查与网络检查', 'onSite+offSite'],
    ['定向', 'directed'],
    ['现场调阅审查或查验、检验、鉴定、勘验、年检等', 'onSite'],
    ['综合查一次', 'joint'],
  ])('检查方式 %s', (text, expected) => expect(method(text)).toBe(expected));

  it.each([
    ['是', true],
    ['否', false],
    ['有', true],
    ['无', false],
    ['√', true],
    ['×', false],
  ])('%s', (text, yes) => expect(parseYesNo(text)).toEqual({ kind: 'value', value: { yes } }));

  it.each([
    ['本部门', false],
    ['部门联合', true],
    ['跨部门', true],
    ['单部门', false],
  ])('%s', (text, yes) => expect(parseJoint(text)).toEqual({ kind: 'value', value: { yes } }));

  it.each([
    ['市级', ['city']],
    ['区级', ['county']],
    ['市县(区)级', ['city', 'county']],
  ])('%s', (text, levels) => expect(parseLevel(text)).toEqual({ kind: 'value', value: levels }));
});

describe('combined cells (§1 H4, H5, H8)', () => {
  it.each([
    ['全年抽查比例不低于5%,每年抽查1次', '>=5-100/year', '=1-1/12'],
    ['3%;2次/年', '=3-3', '=2-2/12'],
    ['25%,不少于1次/年', '=25-25', '>=1-/12'],
  ])('%s', (text, share, times) => {
    const parts = splitRatioFrequency(text);
    expect(
      got(parts.ratio, (r) =>
        r.kind === 'share' ? `${r.op}${r.low}-${r.high}${r.per ? `/${r.per}` : ''}` : r.kind,
      ),
    ).toBe(share);
    expect(got(parts.frequency, (f) => `${f.op}${f.low}-${f.high ?? ''}/${f.months}`)).toBe(times);
  });
});

describe('canonical wordings come back as they were meant', () => {
  const percent = integer({ min: 1, max: 100 });

  it('比例', () => {
    assert(
      property(percent, constantFrom('', '不低于', '约'), (n, word) => {
        const op = { '': '=', 不低于: '>=', 约: '~' }[word];
        expect(parseRatio(`${word}${n}%`)).toMatchObject({
          kind: 'value',
          value: { kind: 'share', op, low: n },
        });
      }),
    );
  });

  it('分级的比例', () => {
    const grades = uniqueArray(constantFrom('A', 'B', 'C', 'D'), { minLength: 2, maxLength: 4 });
    const form = constantFrom('级', '类', '级企业', '类对象抽查比例为');
    assert(
      property(
        grades,
        array(percent, { minLength: 4, maxLength: 4 }),
        form,
        constantFrom('、', '；', '，', '\n'),
        (of, shares, word, mark) => {
          const text = of.map((grade, i) => `${grade}${word}${shares[i]}%`).join(mark);
          const reading = parseRatio(text);
          expect(reading).toMatchObject({ kind: 'value', value: { kind: 'graded' } });
          const read =
            reading.kind === 'value' && reading.value.kind === 'graded' ? reading.value.grades : [];
          expect(read.map(({ of: own, ratio: r }) => [own, r.kind === 'share' ? r.low : undefined])).toEqual(
            of.map((grade, i) => [[grade], shares[i]]),
          );
        },
      ),
    );
  });

  it('频次', () => {
    const period = constantFrom(
      { unit: '年', months: 12 },
      { unit: '半年', months: 6 },
      { unit: '季度', months: 3 },
      { unit: '月', months: 1 },
    );
    assert(
      property(
        integer({ min: 1, max: 99 }),
        period,
        constantFrom('before', 'after'),
        (n, { unit, months }, where) => {
          const text = where === 'before' ? `每${unit}${n}次` : `${n}次/${unit}`;
          expect(parseFrequency(text)).toEqual({
            kind: 'value',
            value: { op: '=', low: n, high: n, months },
          });
        },
      ),
    );
  });

  it('名单，写明的家数与列出的不符才说', () => {
    const names = uniqueArray(
      constantFrom(
        '上海甲化工有限公司',
        '上海乙机械厂',
        '上海丙商行',
        '朱泾镇中心小学',
        '上海丁事务所（普通合伙）',
      ),
      { minLength: 1, maxLength: 5 },
    );
    assert(
      property(
        names,
        constantFrom('、', '；', '\n', '，'),
        integer({ min: 1, max: 9 }),
        (list, mark, told) => {
          const reading = parseTargets(`${list.join(mark)}等${told}家`);
          const value = reading.kind === 'value' && reading.value.kind === 'list' ? reading.value : undefined;
          expect(value?.names).toHaveLength(list.length);
          expect(value?.told).toBe(told === list.length ? undefined : told);
        },
      ),
    );
  });
});
