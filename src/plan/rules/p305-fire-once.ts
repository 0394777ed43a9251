import { mayTakePart } from '../visit-matches.ts';
import { inPlanOrder, type Visit } from '../visits.ts';
import { objectRule } from './rule.ts';

export const fireOnce = objectRule({
  code: 'P305',
  title: '消防双随机检查的对象，其他单位不再检查消防事项',
  aspect: '统筹',
  parameter: 'plan.fire_once',
  catalogue: ['FRQ-02', 'MRG-09'],
  explanation:
    '消防部门当年以双随机方式计划检查的对象，其他单位又安排名称中含“消防”的事项。与消防部门联合检查的除外；只与别的单位联合的不除外。',
  good: [
    {
      why: '不是消防事项',
      sector: '卫健',
      cells: { 检查对象范围: '上海甲食品有限公司', 检查时间: '2026年10月' },
      also: [
        {
          sector: '消防',
          cells: {
            检查事项: '消防监督检查',
            检查对象范围: '上海甲食品有限公司',
            检查方式: '双随机现场检查',
            检查时间: '2026年4月',
          },
        },
      ],
    },
  ],
  bad: [
    {
      why: '街镇又查消防',
      cells: { 检查事项: '消防监督检查', 检查对象范围: '上海甲食品有限公司', 检查时间: '2026年10月' },
      also: [
        {
          sector: '消防',
          cells: {
            检查事项: '消防监督检查',
            检查对象范围: '上海甲食品有限公司',
            检查方式: '双随机现场检查',
            检查时间: '2026年4月',
          },
        },
      ],
    },
  ],
  check: ({ name, visits, asked }, { value }) => {
    const drawn = visits.filter(isDrawnByFire);
    if (drawn.length === 0) return [];
    const fire = drawn.map(({ plan }) => plan).reduce((a, b) => (inPlanOrder(b, a) < 0 ? b : a));
    const told = new Set<number>();
    const services = [...new Set(drawn.flatMap(({ plan: { agencyId } }) => agencyId ?? []))];
    return asked.flatMap((visit) => {
      const { plan, lineId, itemKey, onSite, joint } = visit;
      if (plan.sector === FIRE || !onSite || told.has(lineId)) return [];
      if (joint && (services.length === 0 || services.some((id) => mayTakePart(visit, id)))) return [];
      const by = value('plan.fire_once', plan);
      if (!by?.value.words.some((word) => itemKey.includes(word))) return [];
      told.add(lineId);
      return [
        {
          planId: plan.id,
          lineId,
          key: 'item',
          message: `「${name}」已列入${fire.agency}「${fire.file}」的双随机检查，本年度不再检查消防事项`,
          next: '删去该行，或改为配合消防部门联合检查',
          by,
        },
      ];
    });
  },
  concerns: (_visit, other) => isDrawnByFire(other),
});

const FIRE = '消防';

function isDrawnByFire({ plan, random }: Visit): boolean {
  return random && plan.sector === FIRE;
}
