import { compact } from '../../kernel/text.ts';
import { isJoint, partnersOf } from '../model.ts';
import { lineRule } from './rule.ts';

/** Names no unit. */
const VAGUE =
  /^(?:根据需要|按需|视情(?:况)?|待定|另行通知|(?:各)?(?:相关|有关|其他)(?:执法)?(?:部门|单位)|多部门)(?:确定)?$/u;

export const jointFields = lineRule({
  code: 'P303',
  title: '联合检查应当写明牵头和配合部门',
  aspect: '统筹',
  parameter: 'plan.joint_fields',
  catalogue: ['PLT-01', 'MRG-01'],
  explanation:
    '是否联合写“是”，或者检查方式写联合检查，而没有写出配合部门，或者只写“相关部门”“待定”一类。没有牵头列的，视为填报单位牵头。',
  good: [
    { why: '写明配合部门', cells: { 是否联合检查: '是', 配合部门: '区消防救援局' } },
    { why: '不是联合检查', cells: { 是否联合检查: '否' } },
  ],
  bad: [{ why: '没有写配合部门', cells: { 是否联合检查: '是', 配合部门: '' } }],
  check: (line) => {
    if (!isJoint(line)) return [];
    const partners = partnersOf(line);
    const note = line.joint?.kind === 'value' ? (line.joint.value.note ?? '') : '';
    const named = [partners, note].some((text) => text !== '' && !VAGUE.test(compact(text)));
    const next = '写明牵头部门和配合部门';
    if (named) return [];
    return partners === ''
      ? [{ key: 'coop', message: '标明联合检查，但没有写配合部门', next }]
      : [{ key: 'coop', message: '标明联合检查，但没有写明是哪个配合部门', next }];
  },
});
