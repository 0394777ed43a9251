const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const MODULUS = 31;
const FOREIGN = new RegExp(`[^${ALPHABET}]`, 'u');

/** 统一社会信用代码: the check character for the first 17 (GB 32100—2015 附录A). @throws RangeError on a foreign character */
export function usccCheckCharacter(body: string): string {
  if (body.length !== WEIGHTS.length) throw new RangeError(`need ${WEIGHTS.length} characters`);
  let sum = 0;
  for (let i = 0; i < WEIGHTS.length; i += 1) {
    const value = ALPHABET.indexOf(body.charAt(i));
    if (value < 0) throw new RangeError(`not in the alphabet: ${body[i]}`);
    sum += value * (WEIGHTS[i] as number);
  }
  return ALPHABET[(MODULUS - (sum % MODULUS)) % MODULUS] as string;
}

/**
 * Why a text is no valid 统一社会信用代码, or undefined where it is one. Expects the normal form
 * (`compact(text).toUpperCase()`).
 */
export function usccFault(code: string): string | undefined {
  if (/^\d{15}$/.test(code)) return '是15位旧注册号，应换用18位统一社会信用代码';
  if (/^[\d.]+E\+?\d+$/i.test(code))
    return '被表格软件改成了科学计数法，原号码已丢失，请把该列设为文本后重填';
  if (code.length !== 18) return `应为18位，现为${code.length}位`;
  const foreign = FOREIGN.exec(code)?.[0];
  if (foreign) return `含有不允许的字符「${foreign}」（不使用 I、O、S、V、Z）`;
  const expected = usccCheckCharacter(code.slice(0, 17));
  return code[17] === expected ? undefined : `校验位应为「${expected}」，现为「${code[17]}」`;
}
