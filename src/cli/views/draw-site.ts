import type { Outcome } from '../../document/blocks.ts';
import type { NoticeResult } from '../../onsite/issue-notices.ts';
import type { MadeForm } from '../../onsite/make-forms.ts';
import { inspectorText } from '../../onsite/subjects.ts';
import type { TargetedResult } from '../../onsite/target-agency.ts';

export function targetView({ targeted, known }: TargetedResult): Outcome {
  const { agency, on, quarter, reason } = targeted;
  return {
    schema: 'zfjd.draw.target/1',
    data: { ...targeted, known },
    blocks: [
      {
        kind: 'text',
        text: known
          ? `以前登记过，没有重复登记：${agency.name}，${on}`
          : `已登记定向检查：${agency.name}，${on}，计入${quarter}，不计入抽查比例`,
        tone: known ? 'quiet' : 'good',
      },
      { kind: 'pairs', pairs: [['原因', reason]] },
      { kind: 'text', text: `下一步：zfjd draw form --quarter ${quarter} --agency ${agency.code}` },
    ],
  };
}

export function formsView(made: readonly MadeForm[], paths: readonly string[]): Outcome {
  return {
    schema: 'zfjd.draw.form/1',
    data: {
      forms: made.map(({ subject, items, files }) => ({ subject, items, files: files.map((f) => f.name) })),
      paths,
    },
    blocks: [
      {
        kind: 'table',
        columns: [
          { header: '单位' },
          { header: '类别' },
          { header: '检查人员' },
          { header: '项目', align: 'right' },
        ],
        rows: made.map(({ subject, items }) => [
          subject.name,
          subject.how,
          inspectorText(subject.inspectors),
          String(items),
        ]),
        empty: '没有被检查单位',
      },
      { kind: 'text', text: `已写出${paths.length}个文件：\n${paths.join('\n')}`, tone: 'good' },
      { kind: 'text', text: '下一步：填好 .xlsx 后运行 zfjd draw record <文件夹>' },
    ],
  };
}

export function noticesView(
  quarter: string,
  results: readonly NoticeResult[],
  paths: readonly string[],
): Outcome {
  const issued = results.filter((r) => r.issued).length;
  return {
    schema: 'zfjd.draw.notice/1',
    data: {
      quarter,
      notices: results.map(({ notice, issued: now }, i) => ({ ...notice, issued: now, path: paths[i] })),
    },
    blocks: [
      {
        kind: 'text',
        text: `${quarter} 抽查通知书：本次制发${issued}份，以前制发${results.length - issued}份（没有重复编号）`,
        tone: 'good',
      },
      {
        kind: 'table',
        columns: [{ header: '文号' }, { header: '单位' }, { header: '检查时间' }, { header: '文件' }],
        rows: results.map(({ notice }, i) => [
          notice.number,
          notice.agency.name,
          notice.visitFrom === notice.visitTo ? notice.visitFrom : `${notice.visitFrom}至${notice.visitTo}`,
          paths[i] ?? '',
        ]),
        empty: '没有被检查单位',
      },
    ],
  };
}

export function noticeDraftsView(quarter: string, paths: readonly string[]): Outcome {
  return {
    schema: 'zfjd.draw.notice-draft/1',
    data: { quarter, paths },
    blocks: [{ kind: 'text', text: `草稿（未编号，未登记）：\n${paths.join('\n')}`, tone: 'good' }],
  };
}
