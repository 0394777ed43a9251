import { compact } from '../../kernel/text.ts';
import { isJoint, textOf, type PlanLine } from '../model.ts';
import { planRule, type Hit } from './rule.ts';
import { subjectsOf } from './subjects.ts';

export const subjectName = planRule({
  code: 'P107',
  title: '应当以规定的名义实施检查',
  aspect: '合法性',
  parameter: 'plan.subject_name',
  catalogue: ['SUB-06', 'SUB-07'],
  explanation:
    '建设管理、应急管理的检查须以区建设和管理委员会、区应急管理局的名义实施，不得以所属站、所、大队的名义。检查主体一栏逐个核对，联合检查中其他条线的配合部门除外；没有写检查主体的看填报单位。',
  good: [
    { why: '以委的名义', sector: '建管', cells: { 检查主体: '区建设和管理委员会' } },
    { why: '写本单位', sector: '建管', cells: { 检查主体: '本委' } },
  ],
  bad: [{ why: '以下属单位的名义', sector: '建管', cells: { 检查主体: '区安质监站' } }],
  check: (plan, lines, { name }, { directory }) => {
    const isRight = (text: string) => {
      const match = directory.find(text);
      const full = match.kind === 'found' ? match.agency.name : compact(text);
      return full.includes(compact(name));
    };
    /** 配合部门 of another line of business act in their own name. */
    const isPartner = (text: string) => {
      const match = directory.find(text);
      return match.kind === 'found' && match.agency.sector !== plan.agency?.sector;
    };
    const message = `应当以“${name}”的名义实施检查`;
    const next = `检查主体改为区${name}，实施机构可写在承办机构一栏`;
    const named = lines.flatMap((line): (Hit & { line: PlanLine })[] =>
      subjectsOf(line)
        .filter((subject) => !isRight(subject) && !(isJoint(line) && isPartner(subject)))
        .map((value) => ({ line, key: 'subject', value, message, next })),
    );
    const own = plan.agency?.name ?? plan.agencyText;
    const leftOut = lines.some((line) => textOf(line, 'subject') === '');
    return leftOut && !isRight(own) ? [...named, { value: own, message: `填报单位${message}`, next }] : named;
  },
});
