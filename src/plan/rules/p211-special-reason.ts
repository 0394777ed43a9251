import { reasonGiven } from './exceptions.ts';
import { lineRule } from './rule.ts';

export const specialReason = lineRule({
  code: 'P211',
  title: '专项检查应当有规定的启动理由',
  aspect: '合理性',
  parameter: 'plan.special_reasons',
  catalogue: ['PLT-11', 'SPC-07'],
  explanation:
    '人社的专项检查限于上级部署，且只查启动前已有案件、线索的企业。这一行的名称、依据、必要性、备注两样都没有写明的必须改；只写明一样的，建议补充另一样。',
  good: [
    {
      why: '两样都写明',
      sector: '人社',
      kind: 'special',
      cells: { 备注: '上级部署的治欠专项，限于已有欠薪线索的企业' },
    },
  ],
  bad: [{ why: '没有理由', sector: '人社', kind: 'special', cells: {} }],
  check: (line, { groups }, { plan }) => {
    if (plan.kind !== 'special') return [];
    const missing = groups.filter(({ reasons }) => reasonGiven(line, reasons) === undefined);
    if (missing.length === 0) return [];
    const all = missing.length === groups.length;
    return [
      {
        ...(!all && { severity: '建议' }),
        message: `专项检查没有写明${missing.map(({ name }) => name).join('，也没有写明')}`,
        next: all ? '在备注中写明启动理由；没有的，取消该项' : '在备注中补充写明；没有的，取消该项',
      },
    ];
  },
});
