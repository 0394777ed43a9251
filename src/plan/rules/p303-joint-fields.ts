import { isJoint, namesNobody, partnersOf, textOf } from '../model.ts';
import { lineRule } from './rule.ts';

export const jointFields = lineRule({
  code: 'P303',
  title: '联合检查应当写明牵头和配合部门',
  aspect: '统筹',
  parameter: 'plan.joint_fields',
  catalogue: ['PLT-01', 'MRG-01'],
  explanation:
    '是否联合写“是”，或者检查方式写联合检查，而没有写出配合部门；写“待定”“相关部门”“根据需要”的，没有写明是哪个部门。没有牵头列的，视为填报单位牵头。',
  good: [
    { why: '写明配合部门', cells: { 是否联合检查: '是', 配合部门: '区消防救援局' } },
    { why: '不是联合检查', cells: { 是否联合检查: '否' } },
  ],
  bad: [
    { why: '没有写配合部门', cells: { 是否联合检查: '是', 配合部门: '' } },
    { why: '没有写明是哪个部门', cells: { 是否联合检查: '是', 配合部门: '相关部门' } },
  ],
  check: (line) => {
    if (!isJoint(line)) return [];
    // A title that says 部门联合 names nobody.
    const note =
      textOf(line, 'joint_flag') !== '' && line.joint?.kind === 'value' ? (line.joint.value.note ?? '') : '';
    const said = [partnersOf(line), note].filter((words) => words !== '');
    if (said.some((words) => !namesNobody(words))) return [];
    const [vague] = said;
    return [
      {
        key: 'coop',
        message:
          vague === undefined
            ? '标明联合检查，但没有写配合部门'
            : `标明联合检查，但“${vague}”没有写明是哪个部门`,
        next: '写明牵头部门和配合部门',
      },
    ];
  },
});
