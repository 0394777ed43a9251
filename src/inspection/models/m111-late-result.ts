import { fromDay } from '../../kernel/local-date.ts';
import { periodText } from '../../kernel/period.ts';
import { recordModel } from './model.ts';
import { moment, visitText } from './words.ts';

export const lateResult = recordModel({
  code: 'M111',
  title: '检查结果录入超过期限，或者到期没有录入',
  parameter: 'inspection.result_period',
  catalogue: ['RES-01', 'RES-02', 'RES-04', 'RES-08'],
  category: 'procedure',
  meaning:
    '交通写明检查结束后一般2个工作日内录入；其他条线只写“及时录入”，按本工具口径的天数提示。自检查结束之日起算，没有结束时间的自检查之日起算；补码的自检查之日起算，紧急情形的期限由 M102 核对。',
  advice: '请单位补录；确因检测、取证未完成而晚录的，核实为有合理说明',
  needs: [],
  alerts: [
    {
      why: '交通第3个工作日录入',
      records: [{ 条线: '交通', 检查: '2026-10-12', 结束: '', 录入: '2026-10-15' }],
    },
    { why: '交通至今没有结果', records: [{ 条线: '交通', 录入: '', 结果: '' }] },
    { why: '其他条线超过口径天数', records: [{ 检查: '2026-10-12', 结束: '', 录入: '2026-10-30' }] },
  ],
  quiet: [
    { why: '交通第2个工作日录入', records: [{ 条线: '交通', 检查: '2026-10-12', 录入: '2026-10-14' }] },
    {
      why: '自结束之日起算',
      records: [{ 条线: '交通', 检查: '2026-10-12 09:00', 结束: '2026-10-14 17:00', 录入: '2026-10-16' }],
    },
    { why: '还在期限内', on: '2026-10-13', records: [{ 条线: '交通', 录入: '', 结果: '' }] },
    { why: '没有录入时间而有结果，无法判断', records: [{ 条线: '交通', 录入: '' }] },
  ],
  check: (visit, { limit: period }, context) => {
    const end = visit.endedDay ?? visit.checkedDay;
    const limit = context.limit(end, period);
    const due = `应在${fromDay(limit)}前录入（${periodText(period)}）`;
    if (visit.result === '')
      return context.today > limit ? `${visitText(visit)}，至今没有检查结果，${due}` : undefined;
    if (visit.enteredDay === undefined || visit.enteredDay <= limit) return undefined;
    return `${visitText(visit)}，${moment(visit.enteredDay, visit.enteredMinute)}录入结果，${due}`;
  },
});
