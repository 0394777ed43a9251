import { startMinute, type Visit } from '../scan/facts.ts';
import { officerModel } from './model.ts';
import { moment, objectName } from './words.ts';

export const twoPlaces = officerModel({
  code: 'M182',
  title: '一名执法人员同时在两处检查',
  parameter: 'inspection.two_places',
  catalogue: ['RES-09'],
  category: 'conduct',
  meaning:
    '同一名执法人员对两个不同对象的现场检查时间重叠：前一处还没有结束，后一处已经开始；没有写结束时间的，两处开始时间相差不足口径的分钟数。只有日期的不判断；两处地点写得一样的不列出。',
  advice: '请单位提供两份现场检查记录；时间为补录的核实为数据错误',
  needs: [],
  alerts: [
    {
      why: '时间重叠',
      records: [
        { 检查: '2026-10-12 09:00', 结束: '2026-10-12 11:00' },
        { 检查: '2026-10-12 10:00', 结束: '2026-10-12 12:00' },
      ],
    },
    {
      why: '同一时刻开始，没有结束时间',
      records: [
        { 检查: '2026-10-12 09:00', 结束: '' },
        { 检查: '2026-10-12 09:00', 结束: '' },
      ],
    },
    {
      why: '相差五分钟',
      records: [
        { 检查: '2026-10-12 09:00', 结束: '' },
        { 检查: '2026-10-12 09:05', 结束: '' },
      ],
    },
  ],
  quiet: [
    {
      why: '前后相接',
      records: [
        { 检查: '2026-10-12 09:00', 结束: '2026-10-12 10:00' },
        { 检查: '2026-10-12 10:00', 结束: '2026-10-12 11:00' },
      ],
    },
    {
      why: '只有日期',
      records: [
        { 检查: '2026-10-12', 结束: '' },
        { 检查: '2026-10-12', 结束: '' },
      ],
    },
    { why: '人员不同', records: [{ 人员: '市监甲' }, { 人员: '市监乙' }] },
    { why: '地点相同', records: [{ 场所: '商场' }, { 场所: '商场' }] },
  ],
  check: (officer, by) => {
    const timed = officer.visits.filter(
      (visit) => visit.onSite && visit.checkedMinute !== undefined && visit.enterpriseId !== undefined,
    );
    return timed.flatMap((visit, i) => {
      const before = timed[i - 1];
      const value = before && by(visit);
      if (!value || !isElsewhere(before, visit)) return [];
      const start = startMinute(visit) ?? 0;
      const end = endMinute(before);
      const early = (startMinute(before) ?? 0) + value.value.minutes;
      if (end === undefined ? start >= early : start >= end) return [];
      const until = end === undefined ? '' : `至${moment(before.endedDay ?? 0, before.endedMinute)}`;
      return [
        {
          agency: visit.agency,
          subject: `${officer.key}/${visit.recordId}`,
          message: `${officer.name}${moment(before.checkedDay, before.checkedMinute)}${until}检查「${objectName(before)}」，又在${moment(visit.checkedDay, visit.checkedMinute)}检查「${objectName(visit)}」`,
          records: [visit, before],
          by: value,
        },
      ];
    });
  },
});

function endMinute(visit: Visit): number | undefined {
  if (visit.endedDay === undefined || visit.endedMinute === undefined) return undefined;
  return visit.endedDay * 1440 + visit.endedMinute;
}

function isElsewhere(a: Visit, b: Visit): boolean {
  return a.enterpriseId !== b.enterpriseId && (a.place === '' || a.place !== b.place);
}
