import { Unfamiliar } from './xml-cursor.ts';

/** Digits alone, at most nine. @throws Unfamiliar on anything else */
export function integerIn(bytes: Buffer, start: number, end: number): number {
  if (start >= end || end - start > 9) throw new Unfamiliar('integer');
  let value = 0;
  for (let at = start; at < end; at++) {
    const digit = (bytes[at] as number) - 48;
    if (digit < 0 || digit > 9) throw new Unfamiliar('integer');
    value = value * 10 + digit;
  }
  return value;
}

/** A decimal number in any form that XML Schema knows. @throws Unfamiliar on anything else */
export function numberIn(bytes: Buffer, start: number, end: number): number {
  const text = bytes.toString('latin1', start, end).trim();
  const number = Number(text);
  if (text === '' || !Number.isFinite(number) || /[xob]/i.test(text)) throw new Unfamiliar('number');
  return number;
}
