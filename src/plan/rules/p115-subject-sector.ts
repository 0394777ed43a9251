import { isJoint } from '../model.ts';
import { lineRule, type Hit } from './rule.ts';
import { subjectsOf } from './subjects.ts';

export const subjectSector = lineRule({
  code: 'P115',
  title: '生态环境检查只能由生态环境局及其机构实施',
  aspect: '合法性',
  parameter: 'plan.subject_sector',
  catalogue: ['SUB-05'],
  explanation:
    '生态环境部门的计划中，检查主体一栏写的是名录中其他条线的单位。受生态环境局委托的组织在委托范围内可以检查。名录中没有的由 P101 指出；联合检查不判断。其他单位的计划列入生态环境事项的，由 P105 按认领判断。',
  good: [{ why: '本单位', sector: '生态', cells: { 检查主体: '上海市示例区生态环境局' } }],
  bad: [{ why: '交给其他部门', sector: '生态', cells: { 检查主体: '区市监局' } }],
  check: (line, _value, { directory, scope }) => {
    if (isJoint(line)) return [];
    return subjectsOf(line).flatMap((subject): Hit[] => {
      const match = directory.find(subject);
      if (match.kind !== 'found' || match.agency.sector === scope.sector) return [];
      const principal = match.agency.principal === '' ? undefined : directory.find(match.agency.principal);
      if (principal?.kind === 'found' && principal.agency.sector === scope.sector) return [];
      return [
        {
          key: 'subject',
          value: subject,
          message: `${match.agency.name}不是生态环境部门的机构，不得实施生态环境检查`,
          next: '改由生态环境局的科室、执法或监测机构检查；需要其他部门参加的，列为联合检查',
        },
      ];
    });
  },
});
