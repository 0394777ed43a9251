import { describe, expect, it } from 'vitest';
import { blotPersonal, BLOTTED } from '../../src/kernel/personal.ts';

describe('blotting out what is personal', () => {
  it.each([
    ['张三来电', ['张三'], `${BLOTTED}来电`],
    ['张三丰和张三', ['张三', '张三丰'], `${BLOTTED}和${BLOTTED}`],
    ['请回电13812345678', [], `请回电${BLOTTED}`],
    ['请回电138-1234-5678或138 1234 5678', [], `请回电${BLOTTED}或${BLOTTED}`],
    ['座机021-57921234', [], `座机${BLOTTED}`],
    ['身份证310228199001011234', [], `身份证${BLOTTED}`],
    ['身份证31022819900101123X。', [], `身份证${BLOTTED}。`],
    ['住金山区某路88号', ['金山区某路88号'], `住${BLOTTED}`],
  ])('%s', (text, known, blotted) => {
    expect(blotPersonal(text, known)).toBe(blotted);
  });

  it.each(['一个月内检查3次', '2026-09-01 10:23', '91310116MA1J8XYZ1A', '工单SH2026090101', '单个字不隐去'])(
    'leaves %s as it is',
    (text) => {
      expect(blotPersonal(text, ['', '字'])).toBe(text);
    },
  );
});
