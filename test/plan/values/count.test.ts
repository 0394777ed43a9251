import { describe, expect, it } from 'vitest';
import { parseBase, parseCount, quantityText } from '../../../src/plan/values/count.ts';

/** What a reading holds, in short: `60-70`, `≥10%`, `open`, `?`. */
function short(reading: ReturnType<typeof parseCount>): string {
  if (reading.kind !== 'value') return reading.kind === 'open' ? 'open' : '?';
  const { count, share } = reading.value;
  const percent = share?.kind === 'share' ? `${share.low}%..${share.high}%` : share?.kind;
  return [count && quantityText(count), percent, reading.warning && '!'].filter(Boolean).join(' ');
}

describe('抽查数量', () => {
  it.each([
    ['20', '20'],
    ['20家', '20'],
    ['约27家', '约27'],
    ['60-70家', '60-70'],
    ['60家至70家', '60-70'],
    ['不少于20家', '不少于20'],
    ['≥20户', '不少于20'],
    ['20家以上', '不少于20'],
    ['不超过5家', '不超过5'],
    ['1,200家', '1200'],
    ['共19家', '19'],
    ['不少于10%', '10%..100%'],
    ['10%', '10%..10%'],
    ['10-20%', '10%..20%'],
    ['全覆盖', '100%..100%'],
    ['10%（20户）', '20 10%..10%'],
    ['1户（实际以联合双随机牵头单位抽查数为准。）', '1 !'],
    ['根据监管需要', 'open'],
    ['不少于20家不超过10家', '?'],
    ['若干', '?'],
  ])('%s → %s', (text, expected) => {
    expect(short(parseCount(text))).toBe(expected);
  });

  it('goes by the number behind a cell that shows a percentage', () => {
    expect(short(parseCount('13%', 0.125))).toBe('12.5%..12.5%');
  });
});

describe('对象基数', () => {
  it.each([
    ['19', '19'],
    ['约27家', '约27'],
    ['60-70家', '60-70'],
    ['全市烟花爆竹批发企业共58家，确定检查11家重点企业', '58'],
    ['7所（含民办）', '7'],
  ])('%s → %s', (text, expected) => {
    const reading = parseBase(text);
    expect(reading.kind === 'value' && quantityText(reading.value)).toBe(expected);
  });

  it.each(['10%', '若干家', '见附件'])('%s is not guessed', (text) => {
    expect(parseBase(text).kind).not.toBe('value');
  });
});
