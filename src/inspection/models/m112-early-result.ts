import { recordModel } from './model.ts';
import { moment, visitText } from './words.ts';

export const earlyResult = recordModel({
  code: 'M112',
  title: '检查结果的录入早于检查',
  parameter: 'inspection.time_order',
  catalogue: ['RES-04', 'RES-09'],
  category: 'procedure',
  meaning:
    '结果录入（报送）时间早于检查时间，或者结束早于开始。可能是时间填错，也可能是没有检查就录入结果。只有日期的按日期比较。',
  advice: '请单位提供现场检查记录；时间填错的核实为数据错误并请其更正',
  needs: [],
  alerts: [
    { why: '前一天就录入了', records: [{ 检查: '2026-10-12 09:00', 结束: '', 录入: '2026-10-11 16:00' }] },
    { why: '同一天，检查之前', records: [{ 检查: '2026-10-12 09:00', 结束: '', 录入: '2026-10-12 08:30' }] },
    { why: '结束早于开始', records: [{ 检查: '2026-10-12 09:00', 结束: '2026-10-11 10:00' }] },
  ],
  quiet: [
    { why: '检查当天录入', records: [{}] },
    { why: '只有日期，同一天', records: [{ 检查: '2026-10-12', 结束: '', 录入: '2026-10-12' }] },
    { why: '没有录入时间', records: [{ 录入: '' }] },
  ],
  check: (visit) => {
    const begins: Moment = [visit.checkedDay, visit.checkedMinute];
    const { enteredDay, enteredMinute, endedDay, endedMinute } = visit;
    if (enteredDay !== undefined && isBefore([enteredDay, enteredMinute], begins))
      return `${visitText(visit)}，结果却在${moment(enteredDay, enteredMinute)}已经录入`;
    if (endedDay !== undefined && isBefore([endedDay, endedMinute], begins))
      return `${visitText(visit)}，结束时间却是${moment(endedDay, endedMinute)}`;
    return undefined;
  },
});

type Moment = readonly [day: number, minute: number | undefined];

/** Certainly before: on one day both must say the minute. */
function isBefore([day, minute]: Moment, [otherDay, otherMinute]: Moment): boolean {
  if (day !== otherDay) return day < otherDay;
  return minute !== undefined && otherMinute !== undefined && minute < otherMinute;
}
