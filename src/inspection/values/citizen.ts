import { usccFault } from '../../kernel/uscc.ts';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

/** 公民身份号码 by its form and check digit (GB 11643); expects the normal form. */
export function isIdNumber(code: string): boolean {
  if (!/^[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]$/.test(code))
    return false;
  let sum = 0;
  for (const [i, weight] of WEIGHTS.entries()) sum += Number(code[i]) * weight;
  return CHECKS[sum % 11] === code[17];
}

/**
 * 自然人: whether a record's object is a citizen, by what the record says of its nature or paper, or by its number.
 * 个体工商户 are enterprises here.
 */
export function isCitizen(nature: string, paper: string, code: string): boolean {
  if (/个体/u.test(nature)) return false;
  if (/自然人|个人|公民/u.test(nature) && !/企业|个人独资|非自然人/u.test(nature)) return true;
  if (/身份证|护照|通行证|军官证|居留/u.test(paper)) return true;
  return code !== '' && isIdNumber(code) && usccFault(code) !== undefined;
}
