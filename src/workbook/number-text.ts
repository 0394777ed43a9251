/** Digits a spreadsheet program keeps of any number. */
const DIGITS = 15;
/** From here on a whole number has more digits than are kept. */
const LOST_DIGITS_FROM = 1e15;

/** A whole number of 16 digits or more, such as a code typed as a number: its last digits are not to be trusted. */
export function hasLostDigits(n: number): boolean {
  return Number.isInteger(n) && Math.abs(n) >= LOST_DIGITS_FROM;
}

/** A number under the format General: as typed up to 15 digits, longer ones as `9.13101E+17`. */
export function generalText(n: number): string {
  if (Number.isSafeInteger(n) && Math.abs(n) < LOST_DIGITS_FROM) return String(n);
  const written = String(n);
  // Of so few characters no digit is one too many.
  if (written.length <= DIGITS && !written.includes('e')) return written;
  if (Math.abs(n) >= LOST_DIGITS_FROM) return exponentText(Number(n.toPrecision(6)));
  const text = String(Number(n.toPrecision(DIGITS)));
  return text.includes('e') ? exponentText(Number(n.toPrecision(6))) : text;
}

/** `9.13101E+17`, `1E-07` */
function exponentText(n: number): string {
  return n
    .toExponential()
    .replace(/e([+-])(\d)$/, 'e$10$2')
    .toUpperCase();
}

/** `n` with `places` decimals, halves away from zero as decimal digits, not as binary fractions (1.005 → 1.01). */
export function fixedText(n: number, places: number): string {
  const size = Math.abs(Number(n.toPrecision(DIGITS)));
  const text = String(size);
  const rounded = text.includes('e') ? size : Number(`${Math.round(Number(`${text}e${places}`))}e-${places}`);
  const digits = rounded >= 1e21 ? BigInt(rounded).toString() : rounded.toFixed(places);
  return n < 0 && Number(digits) !== 0 ? `-${digits}` : digits;
}

/** `1,234.50` */
export function groupedText(n: number, places: number): string {
  const text = fixedText(n, places);
  const dot = text.indexOf('.');
  const whole = (dot < 0 ? text : text.slice(0, dot)).replace(/\B(?=(?:\d{3})+$)/g, ',');
  return dot < 0 ? whole : whole + text.slice(dot);
}

/** Leading zeros up to `width` digits. */
export function paddedText(n: number, width: number): string {
  const text = fixedText(n, 0);
  return text.startsWith('-') ? `-${text.slice(1).padStart(width, '0')}` : text.padStart(width, '0');
}
