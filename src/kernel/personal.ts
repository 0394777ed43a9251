/** What stands where something personal stood. */
export const BLOTTED = '【已隐去】';

/** Mobile and fixed telephones, 身份证号; also with blanks or hyphens between the groups. */
const NUMBERS =
  /(?<!\d)(?:1[3-9]\d[- ]?\d{4}[- ]?\d{4}|0\d{2,3}[- ]?\d{7,8}|[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx])(?!\d)/gu;

/** 隐去个人信息: the values known to be personal, and whatever looks like a telephone or identity number. */
export function blotPersonal(text: string, known: readonly string[]): string {
  const values = known.map((value) => value.trim()).filter((value) => value.length >= 2);
  const longestFirst = [...new Set(values)].sort((a, b) => b.length - a.length);
  const blotted = longestFirst.reduce((before, value) => before.replaceAll(value, BLOTTED), text);
  return blotted.replace(NUMBERS, BLOTTED);
}
