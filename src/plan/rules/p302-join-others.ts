import type { PlanValues } from '../plan-values.ts';
import { areElsewhere, areSeparate, unwelcome } from '../visit-matches.ts';
import type { Visit } from '../visits.ts';
import { meeting, within } from './meetings.ts';
import { objectRule } from './rule.ts';

export const joinOthers = objectRule({
  code: 'P302',
  title: '不同单位在相近时段检查同一对象应当联合',
  aspect: '统筹',
  parameter: 'plan.overlap_window',
  catalogue: ['MRG-01', 'MRG-04', 'MRG-12', 'OBJ-21'],
  explanation:
    '不同单位的有效计划在相近时段点名同一对象，而不是一次联合检查。一方的联合检查写明另一方参加的，是一次；没有写明另一方的（如不同意联合、单独去的），仍然指出。联合检查没有写全是哪些单位，或者写的名称不在名录的，不知道谁参加，不指出（没有写单位的由 P303 指出）。同一场所的同一事项，本条线有结果互认规定的由 P306 指出。列入任何一方条线或者各条线的不鼓励联合检查名单的对象除外；列入其他条线名单的不除外。',
  good: [
    {
      why: '相隔半年',
      sector: '卫健',
      cells: { 检查对象范围: '上海甲食品有限公司', 检查时间: '2026年4月' },
      also: [
        {
          sector: '城管',
          cells: { 检查事项: '另一事项检查', 检查对象范围: '上海甲食品有限公司', 检查时间: '2026年10月' },
        },
      ],
    },
    {
      why: '不鼓励联合检查的对象',
      sector: '卫健',
      cells: { 检查对象范围: '上海戊药业有限公司', 检查时间: '2026年4月' },
      also: [
        {
          sector: '城管',
          cells: { 检查事项: '另一事项检查', 检查对象范围: '上海戊药业有限公司', 检查时间: '2026年4月' },
        },
      ],
    },
  ],
  bad: [
    {
      why: '同月各查各的',
      sector: '卫健',
      cells: { 检查对象范围: '上海甲食品有限公司', 检查时间: '2026年4月' },
      also: [
        {
          sector: '城管',
          cells: { 检查事项: '另一事项检查', 检查对象范围: '上海甲食品有限公司', 检查时间: '2026年4月' },
        },
      ],
    },
  ],
  ...meeting('plan.overlap_window', isForOthers, {
    except: (object, visit, other) => unwelcome(object, visit.plan.sector, other.plan.sector),
    message: (other, nearness) => `与${other}在${within(nearness)}分别检查同一对象`,
    next: '与该单位商定联合检查，列明牵头和配合部门；不能联合的写明理由',
    agreed:
      '按商定改报：牵头单位报送联合检查计划，本计划的这一行删去，或者写明联合、牵头和配合部门；改报后本条自动消除',
  }),
});

/** Not the same item at the same place where the sector has 结果互认 for it, which says more of it (P306). */
function isForOthers(visit: Visit, other: Visit, value: PlanValues): boolean {
  if (!areSeparate(visit, other)) return false;
  if (other.itemKey !== visit.itemKey || areElsewhere(visit, other)) return true;
  return value('plan.mutual_recognition', visit.plan) === undefined;
}
