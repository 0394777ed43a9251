import { lineRule } from './rule.ts';

export const deadObject = lineRule({
  code: 'P111',
  title: '检查对象应当仍在经营',
  aspect: '合法性',
  parameter: 'plan.dead_objects',
  catalogue: ['DRG-03', 'OBJ-02'],
  explanation: '点名的检查对象在检查对象库中登记为注销、吊销、停业或迁出。',
  good: [{ why: '对象存续', cells: { 检查对象范围: '上海甲食品有限公司' } }],
  bad: [{ why: '对象已注销', cells: { 检查对象范围: '上海甲食品有限公司、上海乙商贸有限公司' } }],
  check: (line) =>
    line.objects.flatMap(({ matches }) => {
      const [enterprise, ...others] = matches;
      if (!enterprise || others.length > 0 || enterprise.status === '存续') return [];
      return [
        {
          key: 'object_scope',
          value: enterprise.name,
          message: `该对象的登记状态为“${enterprise.status}”`,
          next: '核实后从计划和检查对象库中剔除',
        },
      ];
    }),
});
