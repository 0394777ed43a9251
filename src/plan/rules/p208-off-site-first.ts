import { compact } from '../../kernel/text.ts';
import { reasonText } from '../model.ts';
import { lineRule } from './rule.ts';

/** Reasons why the aim cannot be reached from afar. */
const NEEDED =
  /(?:必须|须|需要?|应当|只能)[^，。；]{0,8}(?:现场|实地|取样|抽样)|(?:不能|无法|不宜)[^，。；]{0,6}(?:非现场|线上|远程|书面)/u;

export const offSiteFirst = lineRule({
  code: 'P208',
  title: '能非现场检查的不安排现场检查',
  aspect: '合理性',
  parameter: 'plan.off_site_first',
  catalogue: ['NSI-01'],
  explanation: '事项在检查事项库中标为可以非现场检查，而检查方式只写现场，又没有写明必须现场检查的理由。',
  good: [
    { why: '写明必须现场', cells: { 检查事项: '可非现场事项检查', 必要性: '须现场取样检测' } },
    {
      why: '现场与非现场结合',
      cells: { 检查事项: '可非现场事项检查', 检查方式: '非现场检查为主，现场检查为辅' },
    },
  ],
  bad: [{ why: '只写现场', cells: { 检查事项: '可非现场事项检查', 检查方式: '现场检查' } }],
  check: (line) => {
    if (!line.items.some(({ item }) => item?.offSite === true) || line.method?.kind !== 'value') return [];
    const { onSite, offSite } = line.method.value;
    return onSite && !offSite && !NEEDED.test(compact(reasonText(line)))
      ? [
          {
            key: 'method',
            message: '该事项可以非现场检查，现只安排现场检查',
            next: '优先安排非现场检查，或写明必须现场的理由',
          },
        ]
      : [];
  },
});
