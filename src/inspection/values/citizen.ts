import { usccFault } from '../../kernel/uscc.ts';

/** 省级行政区划代码 (GB/T 2260), which a 公民身份号码 begins with; codes of enterprises begin with 9. */
const PROVINCE = '(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3])';
const BIRTHDAY = '(?:19|20)\\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\\d|3[01])';
const NUMBER = `${PROVINCE}\\d{4}${BIRTHDAY}\\d{3}[\\dXx]`;
const WHOLE_NUMBER = new RegExp(`^${NUMBER}$`, 'u');
const NUMBER_WITHIN = new RegExp(`(?<![0-9A-Za-z])${NUMBER}(?![0-9A-Za-z])`, 'u');
/** 隐去几位的号码: 310228********1234. */
const MASKED_NUMBER = /^(?=.{18}$)[1-8]\d{0,13}\*{4,}[\dX]*$/u;

/**
 * 公民身份号码 by its form (GB 11643), or with some digits starred out; expects the normal form. The check digit is not
 * asked for: a number with a slip in it still tells who the citizen is.
 */
export function isIdNumber(code: string): boolean {
  return WHOLE_NUMBER.test(code) || MASKED_NUMBER.test(code);
}

/** What a record says of its object. */
export interface ObjectMarks {
  /** 行政相对人性质 */
  readonly nature: string;
  /** 证件类型 */
  readonly paper: string;
  /** 统一社会信用代码 or 证件号码, in the normal form. */
  readonly code: string;
  readonly name: string;
}

/**
 * 自然人: whether a record's object is a citizen, by what the record says of its nature or paper, or by a number, beside
 * the name or within it. 个体工商户 are enterprises here.
 */
export function isCitizen({ nature, paper, code, name }: ObjectMarks): boolean {
  if (/个体/u.test(nature)) return false;
  if (/自然人|个人|公民/u.test(nature) && !/企业|个人独资|非自然人/u.test(nature)) return true;
  if (/身份证|护照|通行证|军官证|居留/u.test(paper)) return true;
  if (code !== '' && isIdNumber(code) && usccFault(code) !== undefined) return true;
  return NUMBER_WITHIN.test(name);
}
