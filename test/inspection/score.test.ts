import { describe, expect, it } from 'vitest';
import { INDICATORS } from '../../src/inspection/indicators/catalogue.ts';
import type { Figure } from '../../src/inspection/indicators/model.ts';
import { pointsOf, scoreOf } from '../../src/inspection/assessment/score.ts';

describe('计分', () => {
  it.each([
    [100, 100, 60, 100],
    [80, 100, 60, 50],
    [60, 100, 60, 0],
    [20, 100, 60, 0],
    // Less is better where the line of full points lies below.
    [10, 0, 20, 50],
    [30, 0, 20, 0],
  ])('%f，满分线%f、零分线%f：%f分', (value, full, zero, points) => {
    expect(pointsOf(value, { full, zero })).toBeCloseTo(points);
  });

  const scheme = {
    aspects: [
      {
        title: '甲',
        weight: 30,
        figures: [
          { indicator: 'I08', weight: 3, full: 100, zero: 0 },
          { indicator: 'I12', weight: 1, full: 100, zero: 0 },
        ],
      },
      { title: '乙', weight: 70, figures: [{ indicator: 'I14', weight: 1, full: 100, zero: 0 }] },
    ],
  };
  const indicators = new Map(INDICATORS.map((one) => [one.code, one]));
  const score = (figures: readonly (readonly [string, Figure])[]) =>
    scoreOf(scheme, indicators, new Map(figures));
  const half: Figure = { numerator: 1, denominator: 2, value: 0.5 };
  const all: Figure = { numerator: 2, denominator: 2, value: 1 };
  const none: Figure = { numerator: 0, denominator: 0, missing: '分母为0，无法计算' };

  it('按权重平均', () => {
    const card = score([
      ['I08', half],
      ['I12', all],
      ['I14', all],
    ]);
    expect(card.aspects.map(({ points }) => points)).toEqual([62.5, 100]);
    expect(card).toMatchObject({ points: 0.3 * 62.5 + 0.7 * 100, weightUsed: 100, weightAll: 100 });
  });

  it('没有数据的不计，权重由其余的分担', () => {
    const card = score([
      ['I08', half],
      ['I12', none],
      ['I14', none],
    ]);
    expect(card.aspects.map(({ points }) => points)).toEqual([50, undefined]);
    expect(card).toMatchObject({ points: 50, weightUsed: 30, weightAll: 100 });
  });

  it('什么数据都没有的没有总分', () => {
    expect(score([['I08', none]]).points).toBeUndefined();
  });
});
