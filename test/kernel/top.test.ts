import { array, assert, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Top } from '../../src/kernel/top.ts';

const upwards = (a: number, b: number) => a - b;

describe('the first of many', () => {
  it('are what sorting and cutting gives', () => {
    assert(
      property(array(integer({ min: 0, max: 50 })), integer({ min: 0, max: 12 }), (numbers, limit) => {
        const top = new Top(upwards, limit);
        for (const n of numbers) top.add(n);
        expect(top.sorted()).toEqual([...numbers].sort(upwards).slice(0, limit));
      }),
    );
  });

  it('are all of them where there is no limit', () => {
    const top = new Top(upwards);
    for (const n of [3, 1, 2]) top.add(n);
    expect(top.sorted()).toEqual([1, 2, 3]);
  });
});
