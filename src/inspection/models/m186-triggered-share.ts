import { agencyModel } from './model.ts';
import { shareShift } from './share-shift.ts';

export const triggeredShare = agencyModel({
  code: 'M186',
  title: '触发式检查的占比与以往明显不同',
  parameter: 'inspection.share_shift',
  catalogue: ['OFP-05', 'TRG-02'],
  category: 'conduct',
  meaning:
    '一个单位本月触发式检查的占比与此前几个月相差达到口径的百分点，可能是把计划检查登记成触发式，或者来由漏填。记录太少的月份不比较。文件没有规定，是本工具口径。',
  advice: '抽看触发来源的依据；确有专项交办、投诉集中的核实为有合理说明',
  needs: [],
  alerts: [
    {
      why: '从没有到一半',
      records: [
        { 份数: '15' },
        { 份数: '15', 来由: '触发式', 来源: '投诉' },
        { 份数: '30', 检查: '2026-09-10' },
      ],
    },
    {
      why: '从全是到没有',
      records: [{ 份数: '30' }, { 份数: '30', 来由: '触发式', 来源: '投诉', 检查: '2026-09-10' }],
    },
    {
      why: '以前几个月合起来比',
      records: [
        { 份数: '25', 来由: '触发式', 来源: '投诉' },
        { 份数: '15', 检查: '2026-09-10' },
        { 份数: '15', 检查: '2026-08-10' },
      ],
    },
  ],
  quiet: [
    { why: '一直没有', records: [{ 份数: '30' }, { 份数: '30', 检查: '2026-09-10' }] },
    { why: '没有以往', records: [{ 份数: '30', 来由: '触发式', 来源: '投诉' }] },
    {
      why: '记录太少',
      records: [
        { 份数: '5', 来由: '触发式', 来源: '投诉' },
        { 份数: '30', 检查: '2026-09-10' },
      ],
    },
  ],
  check: (agency, by) =>
    shareShift(
      agency,
      by,
      '触发式检查',
      ({ triggered }) => triggered,
      ({ origin }) => origin === 'triggered',
    ),
});
