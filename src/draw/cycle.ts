/** Quarters counted without gaps, so that they can be added and subtracted. */
function indexOf(quarter: string): number {
  return Number(quarter.slice(0, 4)) * 4 + Number(quarter.slice(5)) - 1;
}

function quarterAt(index: number): string {
  return `${Math.floor(index / 4)}Q${(index % 4) + 1}`;
}

/** The quarter after one. */
export function nextQuarter(quarter: string): string {
  return quarterAt(indexOf(quarter) + 1);
}

/** 轮次: first quarter of the cycle a quarter lies in, and which of its quarters it is, from 1. */
export interface CyclePlace {
  readonly start: string;
  readonly position: number;
}

/** Where a quarter lies, counting cycles of `length` quarters from `start` on. @throws RangeError before `start` */
export function cyclePlace(start: string, quarter: string, length: number): CyclePlace {
  const since = indexOf(quarter) - indexOf(start);
  if (since < 0) throw new RangeError(`${quarter} is before ${start}`);
  const position = (since % length) + 1;
  return { start: quarterAt(indexOf(quarter) - position + 1), position };
}
