import { textOf } from '../model.ts';
import { lineRule } from './rule.ts';

const WORD = '(?:法|条例|规定|办法|规章|细则|规则|决定|标准|规范|规程|通则|解释)';
const LAW = new RegExp(
  `《[^》]{1,60}${WORD}(?:[(（][^)）》]{1,20}[)）])?》|${WORD}(?:第|[(（]|$|[,，、;；。\\s])`,
  'u',
);

/** Words that end like a law and are none. */
const NO_LAW = /依法|合法|违法|执法|司法|守法|普法|方法|做法/gu;

export const legalBasis = lineRule({
  code: 'P106',
  title: '检查应当有法律、法规、规章依据',
  aspect: '合法性',
  parameter: 'plan.legal_basis',
  catalogue: ['ITM-18'],
  explanation:
    '检查依据一栏写了内容，但没有出现任何法律、法规、规章的名称。名称带“规范”“标准”的也放行，是不是规章由人审查。没有填写的由 P104 指出；依据是否对应该事项需要人工审查。',
  good: [
    { why: '写明法律条款', cells: { 检查依据: '《中华人民共和国安全生产法》第六十五条' } },
    { why: '没有书名号', cells: { 检查依据: '安全生产法第六十五条' } },
  ],
  bad: [
    { why: '只写工作需要', cells: { 检查依据: '工作需要' } },
    { why: '“依法”不是法律名称', cells: { 检查依据: '依法检查' } },
    { why: '工作要点不是法律依据', cells: { 检查依据: '《2026年执法工作要点》' } },
  ],
  check: (line) =>
    textOf(line, 'basis') === '' || LAW.test(textOf(line, 'basis').replace(NO_LAW, ''))
      ? []
      : [
          {
            key: 'basis',
            message: '没有写出法律、法规或者规章的名称',
            next: '写明依据的名称和条款；没有依据的取消该项检查',
          },
        ],
});
