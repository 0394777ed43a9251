import { reasonText, textOf } from '../model.ts';
import { reasonGiven } from './exceptions.ts';
import { lineRule } from './rule.ts';

export const randomNeed = lineRule({
  code: 'P221',
  title: '人社非必要不主动开展双随机检查',
  aspect: '合理性',
  parameter: 'plan.random_need',
  catalogue: ['PLT-11'],
  explanation:
    '人社的计划以双随机方式安排检查，而检查必要性、备注没有写为什么必要，也没有写明上级部署。必要性是否成立由人审查。',
  good: [{ why: '写明必要性', sector: '人社', cells: { 检查方式: '双随机现场检查', 必要性: '欠薪多发' } }],
  bad: [{ why: '没有写必要性', sector: '人社', cells: { 检查方式: '双随机现场检查', 必要性: '' } }],
  check: (line) => {
    const method = line.method?.kind === 'value' ? line.method.value : undefined;
    if (method?.random !== true) return [];
    const needed = textOf(line, 'necessity') !== '' || /必要/u.test(reasonText(line));
    if (needed || reasonGiven(line, ['上级部署']) !== undefined) return [];
    return [
      {
        key: 'method',
        message: '非必要不主动开展双随机检查，这一行没有写必要性',
        next: '写明必要性；没有必要的，取消该项',
      },
    ];
  },
});
