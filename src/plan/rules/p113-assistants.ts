import { textOf } from '../model.ts';
import { officersOf } from './officers.ts';
import { lineRule } from './rule.ts';

const OFFICERS = /执法人员|执法队员|持证|指挥|监督下|配合|协助|带领/u;

export const assistants = lineRule({
  code: 'P113',
  title: '行政执法辅助人员不得独立检查',
  aspect: '合法性',
  parameter: 'plan.assistants',
  catalogue: ['SUB-12', 'SUB-03'],
  explanation:
    '检查人员一栏只写了辅助人员：点名的都是名录中的辅助人员，或者写网格员、临时工一类而没有提到执法人员。写明配合、协助执法人员的不指出。市监、药监、城管的附件有明文；其他条线按区司法局方案“清查不具备资格的人员”。',
  good: [
    { why: '协助执法人员', sector: '市监', cells: { 检查人员: '执法人员两人，协管员协助' } },
    { why: '点名的有执法人员', sector: '市监', cells: { 检查人员: '赵持证、孙辅助' } },
  ],
  bad: [
    { why: '只有网格员', sector: '市监', cells: { 检查人员: '网格员' } },
    { why: '点名的都是辅助人员', sector: '市监', cells: { 检查人员: '孙辅助' } },
  ],
  check: (line, { words }, context) => {
    const text = textOf(line, 'assign');
    const people = officersOf(line, context.plan, context).map(({ own, others }) => [...own, ...others]);
    const certified = people.some((records) => records.some(({ kind }) => kind === '执法人员'));
    if (text === '' || certified || OFFICERS.test(text)) return [];
    const word = words.find((candidate) => text.includes(candidate));
    const named = people.length > 0 && people.every((records) => records.length > 0);
    if (word === undefined && !named) return [];
    return [
      {
        key: 'assign',
        message: word === undefined ? '写明的检查人员都是辅助人员' : `检查人员只写了${word}`,
        next: '写明持有执法证的检查人员；辅助人员只能在其指挥和监督下做辅助工作',
      },
    ];
  },
});
