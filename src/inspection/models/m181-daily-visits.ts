import { groupBy } from '../../kernel/group.ts';
import { fromDay } from '../../kernel/local-date.ts';
import { officerModel } from './model.ts';

export const dailyVisits = officerModel({
  code: 'M181',
  title: '一名执法人员一天检查次数过多',
  parameter: 'inspection.daily_visits',
  catalogue: ['RES-09'],
  category: 'conduct',
  meaning:
    '一名执法人员一天的现场检查记录（不同对象）超过口径次数，可能是集中补录或者“刷数据”。文件没有规定次数，次数是本工具口径；集贸市场、商场等一处多户的，核实时说明。',
  advice: '抽看几份现场检查记录和照片的时间、地点',
  needs: [],
  alerts: [
    { why: '一天十二户', records: [{ 份数: '12' }] },
    { why: '不计入的检查也算', records: [{ 份数: '12', 不计入: '告知承诺核查' }] },
    { why: '两天中有一天', records: [{ 份数: '11' }, { 检查: '2026-10-13' }] },
  ],
  quiet: [
    { why: '一天十户', records: [{ 份数: '10' }] },
    { why: '分在两天', records: [{ 份数: '7' }, { 份数: '7', 检查: '2026-10-13 09:00' }] },
    { why: '同一户多条记录', records: [{ 份数: '12', 对象: '甲公司' }] },
  ],
  check: (officer, by) =>
    [
      ...groupBy(
        officer.visits.filter(({ onSite }) => onSite),
        ({ checkedDay }) => checkedDay,
      ),
    ].flatMap(([day, visits]) => {
      const [first, ...others] = visits;
      const value = first && by(first);
      if (!value) return [];
      const objects = new Set(visits.map((one) => one.enterpriseId ?? `${one.objectCode}${one.objectName}`));
      const { most } = value.value;
      if (objects.size <= most) return [];
      return [
        {
          agency: first.agency,
          subject: `${officer.key}/${fromDay(day)}`,
          message: `${officer.name}${fromDay(day)}现场检查了${objects.size}个对象（口径为${most}个）`,
          records: [first, ...others],
          by: value,
        },
      ];
    }),
});
