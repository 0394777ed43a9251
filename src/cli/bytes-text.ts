const UNITS = ['字节', 'KB', 'MB', 'GB', 'TB'];

/** A size for people, `12.3 MB`; in steps of 1024. */
export function bytesText(bytes: number): string {
  let [value, unit] = [bytes, 0];
  for (; value >= 1024 && unit < UNITS.length - 1; unit += 1) value /= 1024;
  return unit === 0 ? `${bytes}字节` : `${value.toFixed(1)} ${UNITS[unit]}`;
}
