import { describe, expect, it } from 'vitest';
import { splitRatioFrequency } from '../../../src/plan/values/combined.ts';
import type { Quantity, RatioSpec } from '../../../src/plan/values/model.ts';
import { parseRatio } from '../../../src/plan/values/ratio.ts';
import type { Reading } from '../../../src/plan/values/reading.ts';

function quantityText({ low, high, approximate }: Quantity): string {
  return `${approximate ? '~' : ''}${low}${high === low ? '' : `..${high ?? ''}`}家`;
}

/** `>=5..100/year 20家 base7` */
function specText(reading: Reading<RatioSpec> | undefined): string {
  if (reading === undefined) return '';
  if (reading.kind !== 'value') return reading.kind;
  const spec = reading.value;
  if (spec.kind === 'graded') {
    return spec.grades
      .map(({ of, ratio }) => `${of.join('+')} ${specText({ kind: 'value', value: ratio })}`)
      .join(' | ');
  }
  const parts: string[] = [];
  if (spec.kind === 'share')
    parts.push(`${spec.op}${spec.low}..${spec.high}${spec.per ? `/${spec.per}` : ''}`);
  if (spec.count) parts.push(quantityText(spec.count));
  if (spec.base !== undefined) parts.push(`base${spec.base}`);
  return parts.join(' ');
}

describe('比例', () => {
  it.each([
    ['3%', '=3..3'],
    ['５％', '=5..5'],
    ['不低于10%', '>=10..100'],
    ['≥20%', '>=20..100'],
    ['不少于25%', '>=25..100'],
    ['不低于0.5%', '>=0.5..100'],
    ['10-20%', 'range10..20'],
    ['10%～20%', 'range10..20'],
    ['不低于5%且不高于10%', 'range5..10'],
    ['不超过5%', '<=0..5'],
    ['5%左右', '~5..5'],
    ['5%以上', '>=5..100'],
    ['全覆盖', '=100..100'],
    ['100%', '=100..100'],
    ['100%全覆盖', '=100..100'],
    ['百分之五', '=5..5'],
    ['5‰', '=0.5..0.5'],
    ['10% (20户)', '=10..10 20家'],
    ['100%(1家)', '=100..100 1家'],
    ['抽查比例为5%;…', '=5..5'],
    ['全年抽查比例不低于5%', '>=5..100/year'],
    ['每月不低于总数的10%', '>=10..100/month'],
    ['每季度5%', '=5..5/quarter'],
    ['基数:7\n抽查比例:10%', '=10..10 base7'],
    ['现场检查比例达到100%', '=100..100'],
    ['从100家某某名录库中按照10%的比例随机抽取10家', '=10..10 10家 base100'],
    ['1户', '1家'],
    ['1家', '1家'],
    ['60-70家', '60..70家'],
    ['约10家', '~10家'],
    ['1,200家', '1200家'],
    ['5%,且不少于10家', '=5..5 10..家'],
    ['按需', 'open'],
    ['根据监管需要', 'open'],
    ['不设上限', 'open'],
  ])('%j', (text, expected) => {
    const reading = parseRatio(text);
    expect(specText(reading)).toBe(expected);
    expect('warning' in reading).toBe(false);
  });

  it('读不进去的文字要说出来', () => {
    const reading = parseRatio('1户(实际以联合双随机牵头单位抽查数为准。)');
    expect(specText(reading)).toBe('1家');
    expect(reading).toHaveProperty('warning', '“实际以联合双随机牵头单位抽查数为准”未读入');
  });

  it.each([
    ['(一)…重点单位,每月抽查比例不得低于总数的10%。(二)…5%', '分行'],
    ['10所及以下…不少于2所…超过10所…不低于50%', '分行'],
    ['20', '“20%”或“20家”'],
    ['1', '“100%”或“1家”'],
    ['0.03', '“3%”或“0.03%”'],
    ['120%', '更正'],
    ['20-10%', '小的写在前面'],
    ['-5%', '写成'],
    ['1/3', '一格只写一个比例'],
    ['全覆盖,5%', '分行'],
    ['若干', '写成'],
    ['', '写成'],
  ])('不猜：%j', (text, hint) => {
    const reading = parseRatio(text);
    expect(reading.kind).toBe('unreadable');
    expect(reading.kind === 'unreadable' && reading.hint).toContain(hint);
  });

  it('单元格的数值使四舍五入的显示准确', () => {
    expect(specText(parseRatio('3%', 0.03))).toBe('=3..3');
    expect(specText(parseRatio('7%', 0.07))).toBe('=7..7');
    expect(specText(parseRatio('3%', 0.0333))).toBe('=3.33..3.33');
    expect(specText(parseRatio('３％', 0.0333))).toBe('=3.33..3.33');
    expect(specText(parseRatio('3%', 0.5))).toBe('=3..3');
    expect(parseRatio('0.03', 0.03)).toHaveProperty('warning', '没有写“%”，0.03按3%理解');
    expect(specText(parseRatio('0.03', 0.03))).toBe('=3..3');
    expect(specText(parseRatio('20', 20))).toBe('unreadable');
  });
});

describe('分级的比例', () => {
  it.each([
    ['A类5%、B类10%', 'A =5..5 | B =10..10'],
    ['A类企业抽查比例为5%,B类企业抽查比例为10%', 'A =5..5 | B =10..10'],
    ['A级 5%\nB级 10%', 'A =5..5 | B =10..10'],
    ['A:5% B:10%', 'A =5..5 | B =10..10'],
    ['（1）A级5%；（2）B级10%', 'A =5..5 | B =10..10'],
    ['A、B级5%，C、D级100%', 'A+B =5..5 | C+D =100..100'],
    ['高风险、中风险100%，低风险不低于5%', '高风险+中风险 =100..100 | 低风险 >=5..100'],
    ['红色100%、黄色50%、绿色10%', '红色 =100..100 | 黄色 =50..50 | 绿色 =10..10'],
    ['重点单位100%，一般单位20%', '重点 =100..100 | 一般 =20..20'],
    [
      '(一)消防安全重点单位,每月抽查比例不得低于总数的10%。(二)非重点单位5%',
      '重点 >=10..100/month | 非重点 =5..5',
    ],
    ['A级企业不低于5%，B级企业10家', 'A >=5..100 | B 10家'],
  ])('%j', (text, expected) => {
    const reading = parseRatio(text);
    expect(specText(reading)).toBe(expected);
    expect('warning' in reading).toBe(false);
  });

  it.each(['A级5%、A级10%', '5%、10%', '甲类5%、乙类10%', 'A级5%、B级150%'])('不猜：%s', (text) => {
    expect(specText(parseRatio(text))).toBe('unreadable');
  });

  it('100%覆盖没有别的意思', () => {
    expect(parseRatio('100%覆盖')).not.toHaveProperty('warning');
  });

  it('只有一级写了比例的，其余文字要说出来', () => {
    expect(parseRatio('A级5%、B级')).toHaveProperty('warning', '“A级、B级”未读入');
  });
});

describe('比例及频次', () => {
  it.each([
    ['3%;2次/年', '=3..3', '=2/12'],
    ['全市场主体≥20%;1次/年', '>=20..100', '=1/12'],
    ['25%,不少于1次/年', '=25..25', '>=1/12'],
    ['全年抽查比例不低于5%,每年抽查1次', '>=5..100/year', '=1/12'],
    ['抽查比例不低于5%,抽查频次根据监管需要确定', '>=5..100', 'open'],
    ['抽查频次根据监管需要确定', '', 'open'],
    ['根据监管需要', 'open', 'open'],
    ['3%2次/年', '=3..3', '=2/12'],
    ['每年1次3%', '=3..3', '=1/12'],
    ['3%、2次/年', '=3..3', '=2/12'],
    ['3%\n2次/年', '=3..3', '=2/12'],
    ['全覆盖,每年1次', '=100..100', '=1/12'],
    ['每月抽查比例不得低于总数的10%', '>=10..100/month', ''],
    ['A级5%、1次/年', '=5..5', '=1/12'],
    ['A级5%、1次/年，B级10%、2次/年', 'A =5..5 | B =10..10', 'range1/12'],
    ['A级5%,1次/年;B级10%,2次/年', 'A =5..5 | B =10..10', 'range1/12'],
    ['A级5%，B级10%，1次/年', 'A =5..5 | B =10..10', '=1/12'],
    ['A级5%、1次/年，B级10%、2次/年，C级20%、1次/年、3次/年', 'unreadable', 'range1/12'],
    ['2次/年', '', '=2/12'],
    ['', 'unreadable', ''],
  ])('%j', (text, ratio, frequency) => {
    const parts = splitRatioFrequency(text);
    expect(specText(parts.ratio)).toBe(ratio);
    const f = parts.frequency;
    const said = f?.kind === 'value' ? `${f.value.op}${f.value.low}/${f.value.months}` : (f?.kind ?? '');
    expect(said).toBe(frequency);
  });
});
