import { planRule, type Hit } from './rule.ts';
import { subjectsOf } from './subjects.ts';

export const subjectRegistered = planRule({
  code: 'P101',
  title: '检查主体应当在执法单位名录内',
  aspect: '合法性',
  parameter: 'plan.subject_qualification',
  catalogue: ['SUB-01', 'SUB-03'],
  explanation:
    '填报单位和每行的检查主体都要在执法单位名录内且在用。名称按全称、简称、别名比对，不按相似程度比对。',
  good: [
    { why: '主体是填报单位自己', sector: '市监', cells: { 检查主体: '区市监局' } },
    { why: '泛指的层级不是单位', sector: '市监', cells: { 检查主体: '市、区（市）级市场监管部门' } },
  ],
  bad: [
    { why: '主体不在名录', sector: '市监', cells: { 检查主体: '示例区某协会' } },
    { why: '主体已撤销', sector: '市监', cells: { 检查主体: '已撤销单位' } },
  ],
  check: (plan, lines, _value, { directory }) => {
    const hits: (Hit & { line?: (typeof lines)[number] })[] = [];
    const judge = (text: string): Pick<Hit, 'message' | 'next'> | undefined => {
      const match = directory.find(text);
      if (match.kind === 'found') {
        return match.agency.status === '撤销'
          ? { message: '该单位已撤销，不能再实施检查', next: '改由承接其职责的单位报送' }
          : undefined;
      }
      return match.kind === 'ambiguous'
        ? {
            message: `可能指多个单位：${match.agencies.map((a) => a.name).join('、')}`,
            next: '改写单位全称',
          }
        : {
            message: `不在执法单位名录内。${match.hint}`,
            next: '核对单位名称；确有主体资格的，先登记入名录',
          };
    };
    if (!plan.agency) {
      const fault = judge(plan.agencyText);
      if (fault) hits.push({ ...fault, value: plan.agencyText });
    } else if (plan.agency.status === '撤销')
      hits.push({ ...(judge(plan.agency.name) as Hit), value: plan.agencyText });
    const seen = new Map<string, ReturnType<typeof judge>>();
    for (const line of lines) {
      for (const name of subjectsOf(line)) {
        if (name === plan.agencyText) continue;
        if (!seen.has(name)) seen.set(name, judge(name));
        const fault = seen.get(name);
        if (fault) hits.push({ ...fault, line, key: 'subject', value: name });
      }
    }
    return hits;
  },
});
