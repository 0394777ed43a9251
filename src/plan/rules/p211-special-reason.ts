import { reasonGiven } from './exceptions.ts';
import { lineRule } from './rule.ts';

export const specialReason = lineRule({
  code: 'P211',
  title: '专项检查应当有规定的启动理由',
  aspect: '合理性',
  parameter: 'plan.special_reasons',
  catalogue: ['PLT-11', 'SPC-07'],
  explanation:
    '人社的专项检查限于上级部署，且只查已有案件、线索的企业；这一行的名称、依据、必要性、备注都没有写明。',
  good: [{ why: '写明上级部署', sector: '人社', kind: 'special', cells: { 备注: '上级部署的治欠专项' } }],
  bad: [{ why: '没有理由', sector: '人社', kind: 'special', cells: {} }],
  check: (line, { reasons }, { plan }) =>
    plan.kind !== 'special' || reasonGiven(line, reasons) !== undefined
      ? []
      : [
          {
            message: '专项检查没有写明上级部署或者已有的案件、线索',
            next: '在备注中写明启动理由；没有的，取消该项',
          },
        ],
});
