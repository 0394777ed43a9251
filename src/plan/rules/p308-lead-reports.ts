import { isJoint, textOf } from '../model.ts';
import { lineRule } from './rule.ts';

export const leadReports = lineRule({
  code: 'P308',
  title: '联合检查由牵头单位列入计划',
  aspect: '统筹',
  parameter: 'plan.lead_reports',
  catalogue: ['PLT-01', 'MRG-09'],
  explanation:
    '区级部门制定单部门计划和自己牵头的跨部门计划。联合检查的牵头部门写的是名录中的另一个单位，同一检查会被重复报送。',
  good: [
    {
      why: '自己牵头',
      sector: '市监',
      cells: { 是否联合检查: '是', 牵头部门: '区市监局', 配合部门: '区公安分局' },
    },
  ],
  bad: [
    {
      why: '别人牵头',
      sector: '市监',
      cells: { 是否联合检查: '是', 牵头部门: '区公安分局', 配合部门: '区市监局' },
    },
  ],
  check: (line, _value, { plan, directory }) => {
    if (!isJoint(line) || !plan.agency) return [];
    const match = directory.find(textOf(line, 'lead'));
    if (match.kind !== 'found' || match.agency.code === plan.agency.code) return [];
    return [
      {
        key: 'lead',
        message: `由${match.agency.name}牵头，应当列入该单位的计划`,
        next: '从本单位计划中删去，由牵头单位报送；本单位作为配合部门写明',
      },
    ];
  },
});
