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
    '同一名执法人员对两个不同对象的现场检查时间重叠：前一处还没有结束，后一处已经开始；没有写结束时间的，两处开始时间相差不足口径的分钟数。结束时间与开始时间相同或者在以后几天的，按没有写结束时间看。只有日期的不判断；两处地点写得一样的不列出。',
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
    {
      why: '中间另有一次已经结束的检查',
      records: [
        { 检查: '2026-10-12 09:00', 结束: '2026-10-12 12:00', 场所: '商场' },
        { 检查: '2026-10-12 09:30', 结束: '2026-10-12 09:40', 场所: '商场' },
        { 检查: '2026-10-12 10:00', 结束: '2026-10-12 11:00', 场所: '东路1号' },
      ],
    },
    {
      why: '结束时间与开始时间填得一样',
      records: [
        { 检查: '2026-10-12 09:00', 结束: '2026-10-12 09:00' },
        { 检查: '2026-10-12 09:00', 结束: '2026-10-12 09:00' },
      ],
    },
    {
      why: '对象不在名录内',
      records: [
        { 检查: '2026-10-12 09:00', 结束: '2026-10-12 11:00', 对象: '库外公司' },
        { 检查: '2026-10-12 10:00', 结束: '2026-10-12 12:00' },
      ],
    },
    {
      why: '同一人在一份记录里写了两次',
      records: [
        { 检查: '2026-10-12 09:00', 结束: '2026-10-12 11:00', 人员: '王五/X1、王五/' },
        { 检查: '2026-10-12 10:00', 结束: '2026-10-12 12:00', 人员: '王五/X1、王五/X1' },
      ],
    },
    {
      why: '一份记录只写了姓名',
      records: [
        { 检查: '2026-10-12 09:00', 结束: '2026-10-12 11:00', 人员: '王五/X1' },
        { 检查: '2026-10-12 10:00', 结束: '2026-10-12 12:00', 人员: '王五/' },
      ],
    },
  ],
  quiet: [
    {
      why: '一次检查历时两天，其间另有检查',
      records: [
        { 检查: '2026-10-12 09:00', 结束: '2026-10-13 17:00' },
        { 检查: '2026-10-12 14:00', 结束: '2026-10-12 15:00' },
      ],
    },
    {
      why: '一份已经作废',
      records: [
        { 检查: '2026-10-12 09:00', 结束: '2026-10-12 11:00', 作废: '是' },
        { 检查: '2026-10-12 10:00', 结束: '2026-10-12 12:00' },
      ],
    },
    {
      why: '同名的两个人，一份没有写证号',
      records: [
        { 检查: '2026-10-12 07:00', 结束: '2026-10-12 08:00', 人员: '王五/X1' },
        { 检查: '2026-10-13 07:00', 结束: '2026-10-13 08:00', 人员: '王五/X2' },
        { 检查: '2026-10-12 07:30', 结束: '2026-10-12 08:30', 人员: '王五/' },
      ],
    },
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
    // Those that may still go on when the next one begins.
    let open: Visit[] = [];
    return officer.visits.flatMap((visit) => {
      const value = visit.onSite && objectKey(visit) !== '' ? by(visit) : undefined;
      const start = startMinute(visit);
      if (!value || start === undefined) return [];
      open = open.filter((before) => goesOn(before, start, value.value.minutes));
      const before = open.find((one) => isElsewhere(one, visit));
      open.push(visit);
      if (!before) return [];
      const until =
        endMinute(before) === undefined ? '' : `至${moment(before.endedDay ?? 0, before.endedMinute)}`;
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

/** Whether a visit is not over at a minute; without its end, for so many minutes from its beginning. */
function goesOn(visit: Visit, at: number, minutes: number): boolean {
  return at < (endMinute(visit) ?? (startMinute(visit) ?? 0) + minutes);
}

/** Undefined where it is not stated, is no later than the beginning, or on another day: nobody is there overnight. */
function endMinute(visit: Visit): number | undefined {
  if (visit.endedMinute === undefined || visit.endedDay !== visit.checkedDay) return undefined;
  const end = visit.endedDay * 1440 + visit.endedMinute;
  return end > (startMinute(visit) ?? end) ? end : undefined;
}

/** What an object is known by; empty for a citizen, of whom nothing is kept. */
function objectKey({ enterpriseId, objectCode, objectName: name }: Visit): string {
  return enterpriseId === undefined ? objectCode || name : String(enterpriseId);
}

function isElsewhere(a: Visit, b: Visit): boolean {
  return objectKey(a) !== objectKey(b) && (a.place === '' || a.place !== b.place);
}
