import { isOnSite, reasonText } from '../model.ts';
import { reasonGiven } from './exceptions.ts';
import { silentBy } from './p204-silent-object.ts';
import { lineRule } from './rule.ts';

export const silentLast = lineRule({
  code: 'P215',
  title: '落实上级部署的专项检查优先安排无感监管以外的对象',
  aspect: '合理性',
  parameter: 'plan.silent_last',
  catalogue: ['WGJ-06'],
  explanation:
    '专项计划以上级部署为由，现场检查点名了无感监管对象，又没有写明上级指定名单或者要求全覆盖。没有例外理由的由 P204 指出。',
  good: [
    {
      why: '上级指定名单',
      sector: '市监',
      kind: 'special',
      cells: { 检查对象范围: '上海丙科技有限公司', 备注: '上级部署并指定名单' },
    },
  ],
  bad: [
    {
      why: '没有说明为什么查清单内的对象',
      sector: '市监',
      kind: 'special',
      cells: { 检查对象范围: '上海丙科技有限公司', 备注: '上级部署的专项任务' },
    },
  ],
  check: (line, _value, { plan, scope, pack, on }) => {
    if (plan.kind !== 'special' || !isOnSite(line) || reasonGiven(line, ['上级部署']) === undefined)
      return [];
    const method = line.method?.kind === 'value' ? line.method.value : undefined;
    if (method?.fullCoverage === true || /指定|名单|全覆盖|全部/u.test(reasonText(line))) return [];
    const grade = pack.find('plan.silent_exceptions', on, scope)?.value.grade;
    const silent = line.objects.flatMap(({ matches }) =>
      matches.length === 1
        ? matches.filter((one) => silentBy(one, scope.sector ?? '', grade) !== undefined)
        : [],
    );
    const [first] = silent;
    return first
      ? [
          {
            key: 'object_scope',
            value: first.name,
            message: `点名了${silent.length}家无感监管对象，应当优先安排清单以外的对象`,
            next: '改选清单以外的对象；上级指定名单或者要求全覆盖的，在备注中写明',
          },
        ]
      : [];
  },
});
