import { compact } from '../../kernel/text.ts';
import { textOf } from '../model.ts';
import { lineRule } from './rule.ts';

export const subjectName = lineRule({
  code: 'P107',
  title: '应当以规定的名义实施检查',
  aspect: '合法性',
  parameter: 'plan.subject_name',
  catalogue: ['SUB-06', 'SUB-07'],
  explanation:
    '建设管理、应急管理的检查须以区建设和管理委员会、区应急管理局的名义实施，不得以所属站、所、大队的名义。',
  good: [{ why: '以委的名义', sector: '建管', cells: { 检查主体: '区建设和管理委员会' } }],
  bad: [{ why: '以下属单位的名义', sector: '建管', cells: { 检查主体: '区安质监站' } }],
  check: (line, { name }, { directory }) => {
    const subject = textOf(line, 'subject');
    if (subject === '') return [];
    const match = directory.find(subject);
    const full = match.kind === 'found' ? match.agency.name : compact(subject);
    return full.includes(compact(name))
      ? []
      : [
          {
            key: 'subject',
            message: `应当以“${name}”的名义实施检查`,
            next: `检查主体改为区${name}，实施机构可写在承办机构一栏`,
          },
        ];
  },
});
