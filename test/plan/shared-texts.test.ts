import { describe, expect, it } from 'vitest';
import type { Finding } from '../../src/kernel/finding.ts';
import { withSharedTexts } from '../../src/plan/shared-texts.ts';

const finding = (row: number): Finding => ({
  code: 'P201',
  severity: '建议',
  aspect: '合理性',
  where: { file: '计划.xlsx', sheet: '计划', row, column: 3 },
  value: '12次/年',
  message: '超过上限',
  basis: { document: '某某办法', at: '第三条' },
  next: '改为不超过1次',
});
const { basis: _basis, ...legibility } = finding(4);

describe('findings whose texts are held once', () => {
  it('say what they said', () => {
    const findings: Finding[] = [
      finding(2),
      finding(3),
      { ...legibility, where: { file: '另一份.xlsx' } },
      { ...finding(5), basis: { document: '某某办法', at: '第四条' } },
    ];
    expect(withSharedTexts(findings)).toStrictEqual(findings);
  });

  it('have one clause where they cite the same', () => {
    const [one, other] = withSharedTexts([finding(2), finding(3)]);
    expect(one?.basis).toBe(other?.basis);
  });
});
