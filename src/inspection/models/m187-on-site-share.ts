import { agencyModel } from './model.ts';
import { shareShift } from './share-shift.ts';

export const onSiteShare = agencyModel({
  code: 'M187',
  title: '现场检查的占比与以往明显不同',
  parameter: 'inspection.share_shift',
  catalogue: ['NSI-01'],
  category: 'conduct',
  meaning:
    '一个单位本月现场检查的占比与此前几个月相差达到口径的百分点：可能是非现场检查没有登记，或者把到场的检查登记成非现场。记录太少的月份不比较。文件没有规定，是本工具口径。',
  advice: '请单位说明变化的原因',
  needs: [],
  alerts: [
    {
      why: '非现场突然没有了',
      records: [{ 份数: '30' }, { 份数: '30', 方式: '非现场', 检查: '2026-09-10' }],
    },
    {
      why: '突然都成了非现场',
      records: [
        { 份数: '30', 方式: '非现场' },
        { 份数: '30', 检查: '2026-09-10' },
      ],
    },
    {
      why: '差一半',
      records: [{ 份数: '15' }, { 份数: '15', 方式: '非现场' }, { 份数: '30', 检查: '2026-09-10' }],
    },
  ],
  quiet: [
    { why: '一直是现场', records: [{ 份数: '30' }, { 份数: '30', 检查: '2026-09-10' }] },
    { why: '没有以往', records: [{ 份数: '30', 方式: '非现场' }] },
    {
      why: '记录太少',
      records: [
        { 份数: '5', 方式: '非现场' },
        { 份数: '30', 检查: '2026-09-10' },
      ],
    },
  ],
  check: (agency, by) =>
    shareShift(
      agency,
      by,
      '现场检查',
      ({ onSite }) => onSite,
      ({ onSite }) => onSite,
    ),
});
