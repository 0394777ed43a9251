import { compact } from '../../kernel/text.ts';
import { isJoint, textOf } from '../model.ts';
import { lineRule } from './rule.ts';

export const jointDomain = lineRule({
  code: 'P304',
  title: '规定行业应当制定联合检查计划',
  aspect: '统筹',
  parameter: 'plan.joint_domains',
  catalogue: ['MRG-07', 'MRG-08'],
  explanation:
    '领域、事项、对象或任务名称涉及密室剧本杀经营场所、乡村民宿（文旅），或者重大危险源（应急，与消防联合），而没有列为联合检查。',
  good: [
    {
      why: '列为联合检查',
      sector: '文旅',
      cells: { 检查对象范围: '乡村民宿', 是否联合检查: '是', 配合部门: '区公安分局' },
    },
  ],
  bad: [
    { why: '单独检查民宿', sector: '文旅', cells: { 检查对象范围: '辖区内乡村民宿', 是否联合检查: '否' } },
    { why: '应急单独检查重大危险源', sector: '应急', cells: { 检查对象范围: '重大危险源企业' } },
  ],
  check: (line, { words }) => {
    if (isJoint(line)) return [];
    for (const key of ['object_scope', 'domain', 'item', 'plan_name']) {
      const word = words.find((candidate) => compact(textOf(line, key)).includes(compact(candidate)));
      if (word !== undefined) {
        return [{ key, message: `“${word}”应当列入跨部门联合检查`, next: '与相关部门商定后改为联合检查' }];
      }
    }
    return [];
  },
});
