import { groupBy } from '../../kernel/group.ts';
import { isPlannedOnSite } from '../scan/facts.ts';
import { agencyModel } from './model.ts';

export const offSiteFirst = agencyModel({
  code: 'M185',
  title: '可以非现场检查的事项作了现场检查',
  parameter: 'plan.off_site_first',
  catalogue: ['NSI-01'],
  category: 'conduct',
  meaning:
    '事项名录标明可以非现场检查，而全部事项都可以非现场的有计划检查到了现场。按单位和事项汇总，一月一条。非现场发现问题后再到现场的，属于触发式检查，不看。',
  advice: '请单位说明为什么非现场达不到目的',
  needs: ['items'],
  alerts: [
    { why: '有计划现场检查', records: [{ 事项: '非现场事项' }] },
    { why: '生态同样', records: [{ 条线: '生态', 事项: '非现场事项' }] },
    { why: '其他条线按司法局方案', records: [{ 条线: '应急', 事项: '非现场事项' }] },
  ],
  quiet: [
    { why: '非现场检查', records: [{ 事项: '非现场事项', 方式: '非现场' }] },
    { why: '触发式检查', records: [{ 事项: '非现场事项', 来由: '触发式', 来源: '非现场发现' }] },
    { why: '同时检查须到现场的事项', records: [{ 事项: '非现场事项、市监事项' }] },
  ],
  check: (agency, by, context) => {
    const visits = agency.visits.filter((visit) => {
      if (!isPlannedOnSite(visit)) return false;
      const items = context.itemsOf(visit);
      return items.length > 0 && items.every(({ known }) => known?.offSite === true);
    });
    return [...groupBy(visits, (visit) => context.itemsOf(visit)[0]?.key ?? '')].flatMap(([key, own]) => {
      const [first, ...others] = own;
      const value = first && by(first);
      if (!value) return [];
      const name = context.itemsOf(first)[0]?.name ?? key;
      return [
        {
          agency: agency.agency,
          subject: `${agency.agency.code}/${key}`,
          message: `「${name}」在事项名录中可以非现场检查，本月有计划现场检查${own.length}次`,
          records: [first, ...others] as const,
          by: value,
        },
      ];
    });
  },
});
