import type { OfficialLetter } from '../../src/document/letter.ts';
import { date } from '../../src/kernel/local-date.ts';
import { composeLetter, contentKeys, type LetterTexts } from '../../src/supervision/compose-letter.ts';
import { letterForm, type LetterKind } from '../../src/supervision/letter-kinds.ts';
import { CONTENT, type ContentKey } from '../../src/supervision/letter-labels.ts';
import { letterTemplates } from '../../src/supervision/letter-templates.ts';

export const TEXTS: LetterTexts = {
  letterTemplate: letterTemplates(new URL('../..', import.meta.url).pathname),
};

/** 60 characters. */
export const LONG_NAME =
  '上海市金山区新材料产业发展示范园区及周边区域综合行政执法管理委员会安全生产与生态环境保护联合监督检查工作领导小组常设办事机构办公室';

const SENTENCE =
  '该单位于2026年7月至9月间，对同一企业以不同名义先后开展现场检查3次，检查内容基本相同，没有合并实施，也没有向企业出示检查码。';

const SHORT: Partial<Record<ContentKey, string>> = {
  caseNumber: '2026-0001',
  source: '2026年第三季度抽查',
  discoveredOn: '2026年9月1日',
  issuedOn: '2026年9月17日',
  rectifyPeriod: '15个工作日',
  rectifyBy: '2026年10月14日',
  reviewPeriod: '5个工作日',
  decision: '行政执法监督决定书',
  decider: '上海市金山区人民政府',
  request: '关于报请制发行政执法监督决定书的请示',
  contact: '李科员，021-57920000',
  basis: '《行政执法监督条例》（国务院令第825号）第二十九条',
  document: '《行政执法监督意见书》（金司执监意〔2026〕1号）',
  reactBy: '2026年9月30日前',
  performBy: '2026年12月1日前',
  interviewOn: '2026年12月1日上午9时',
  objectedOn: '2026年10月8日',
  subject: '涉企行政检查合并实施',
  serveWay: '直接送达',
};

/** Values that may be long, one paragraph a line. */
const LONG: ReadonlySet<ContentKey> = new Set([
  'facts',
  'grounds',
  'measures',
  'course',
  'decisionItems',
  'persons',
  'objection',
  'verified',
  'conclusion',
  'causes',
  'feedback',
  'reviewFacts',
]);

/** Any kind of letter: with a line for everything, or with long names and many paragraphs. */
export function sampleLetter(kind: LetterKind, size: 'short' | 'long'): OfficialLetter {
  const long = size === 'long';
  const agency = long ? LONG_NAME : '区市场监督管理局';
  const paragraphs = Array.from({ length: 6 }, (_, i) => `${i + 1}. ${SENTENCE}`).join('\n');
  const values = Object.fromEntries(
    contentKeys(TEXTS, kind).map((key): [ContentKey, string] => {
      if (key === 'agency') return [key, agency];
      if (LONG.has(key)) return [key, long ? paragraphs : SENTENCE];
      if (key === 'documentName')
        return [key, long ? `关于${LONG_NAME}有关问题的${letterForm(kind).name}` : letterForm(kind).name];
      return [key, SHORT[key] ?? `（${CONTENT[key].label}的内容）`];
    }),
  );
  const many = ['整改问题清单', '执法案卷复印件目录', '送达回证'];
  return composeLetter(
    TEXTS,
    kind,
    {
      bureau: long ? LONG_NAME : '上海市金山区司法局',
      to: agency,
      on: date('2026-09-17'),
      number: '金司执监意〔2026〕12号',
      signer: '王小明',
      attachments: long ? many : ['整改问题清单'],
      copyTo: long ? [LONG_NAME, '区纪委监委', '区发展改革委'] : ['区纪委监委'],
      note: '联系人：李科员，021-57920000',
    },
    values,
  );
}
