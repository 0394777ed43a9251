import { agencyModel } from './model.ts';

export const nothingFound = agencyModel({
  code: 'M183',
  title: '连续几个月大量检查，一次也没有发现问题',
  parameter: 'inspection.nothing_found',
  catalogue: ['DRG-02'],
  category: 'conduct',
  meaning:
    '一个单位连续几个月每月都有一定数量有结果的检查，没有一次发现问题，可能是“冲量”任务。月数和数量是本工具口径；“未涉及”和没有结果的不算。路桥把冲量、重复检查且未发现问题列为低质量执法，金山的文件没有规定。',
  advice: '抽看记录的检查要点和照片；对象确实规范的核实为有合理说明',
  needs: [],
  alerts: [
    {
      why: '连续三个月各二十次',
      records: [{ 份数: '20' }, { 份数: '20', 检查: '2026-09-10' }, { 份数: '20', 检查: '2026-08-10' }],
    },
    {
      why: '更多也一样',
      records: [{ 份数: '30' }, { 份数: '25', 检查: '2026-09-10' }, { 份数: '40', 检查: '2026-08-10' }],
    },
    {
      why: '未涉及不算',
      records: [
        { 份数: '20' },
        { 结果: '未涉及' },
        { 份数: '20', 检查: '2026-09-10' },
        { 份数: '20', 检查: '2026-08-10' },
      ],
    },
  ],
  quiet: [
    {
      why: '发现过一次',
      records: [
        { 份数: '20' },
        { 结果: '发现问题' },
        { 份数: '20', 检查: '2026-09-10' },
        { 份数: '20', 检查: '2026-08-10' },
      ],
    },
    { why: '只有一个月', records: [{ 份数: '20' }] },
    {
      why: '数量不多',
      records: [{ 份数: '5' }, { 份数: '5', 检查: '2026-09-10' }, { 份数: '5', 检查: '2026-08-10' }],
    },
  ],
  check: (agency, by) => {
    const [first, ...others] = agency.visits;
    const value = by(first);
    if (!value) return [];
    const { months, least } = value.value;
    const all = [agency.tally, ...agency.past(months - 1)];
    if (all.length < months || all.some(({ judged, found }) => judged < least || found > 0)) return [];
    const total = all.reduce((sum, { judged }) => sum + judged, 0);
    return [
      {
        agency: agency.agency,
        subject: agency.agency.code,
        message: `连续${months}个月有结果的检查${total}次（各月${all.map(({ judged }) => judged).join('、')}次，近月在前），没有一次发现问题`,
        records: [first, ...others],
        by: value,
      },
    ];
  },
});
