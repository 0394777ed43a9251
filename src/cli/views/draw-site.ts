import type { Block, CellText, Outcome } from '../../document/blocks.ts';
import { clauseText } from '../../kernel/finding.ts';
import type { NoticeResult } from '../../onsite/issue-notices.ts';
import type { MadeForm } from '../../onsite/make-forms.ts';
import { problemsOf, type OpenedProblem, type SiteProblem } from '../../onsite/open-clues.ts';
import type { FormFileReport } from '../../onsite/record-checks.ts';
import type { SubjectScore } from '../../onsite/score-checks.ts';
import { formulaText, scoreText, type AreaScore } from '../../onsite/score.ts';
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

/** What recording a folder came to. */
export interface RecordedForms {
  readonly reports: readonly FormFileReport[];
  readonly dryRun: boolean;
  /** Problems that could become cases, before any did. */
  readonly open: readonly SiteProblem[];
  readonly opened: readonly OpenedProblem[];
  readonly stale: readonly { readonly item: string; readonly caseNumber: string; readonly agency: string }[];
}

export function recordFormsView({ reports, dryRun, open, opened, stale }: RecordedForms): Outcome {
  const findings = reports.flatMap((r) => ('findings' in r ? r.findings : []));
  const bad = reports.filter((r) => r.outcome === 'refused' || r.outcome === 'failed');
  const left = open.filter(
    (p) => !opened.some((o) => o.check.id === p.check.id && o.item.code === p.item.code),
  );
  const blocks: Block[] = [
    ...(findings.length > 0 ? [{ kind: 'findings', findings } as const] : []),
    ...reports.map((report): Block => ({ kind: 'text', ...lineOf(report) })),
    ...(opened.length > 0 ? [heading('转线索'), openedTable(opened)] : []),
    ...(left.length > 0 ? [heading(`尚未转线索的问题（${left.length}个）`), problemTable(left)] : []),
    ...nextStep(left),
    ...(dryRun ? [{ kind: 'text', text: '试运行：以上都没有写入', tone: 'warn' } as const] : []),
  ];
  return {
    schema: 'zfjd.draw.record/1',
    data: { dryRun, files: reports, opened: opened.map(plainProblem), open: left.map(plainProblem) },
    findings,
    warnings: stale.map(
      ({ agency, item, caseNumber }) =>
        `${agency}的${item}已更正为没有问题，而案件${caseNumber}已经立案；请在案件中处理（zfjd case show ${caseNumber}）`,
    ),
    blocks,
    attention: bad.length > 0 || findings.length > 0 || left.length > 0,
    failed: reports.length > 0 && bad.length === reports.length,
  };
}

function heading(text: string): Block {
  return { kind: 'heading', text };
}

function nextStep(left: readonly SiteProblem[]): Block[] {
  const quarters = [...new Set(left.map(({ check }) => check.quarter))];
  return quarters.map((quarter) => ({
    kind: 'text',
    text: `核对后运行 zfjd draw clue --quarter ${quarter} 转为线索立案`,
  }));
}

function lineOf(report: FormFileReport): { text: string; tone: 'good' | 'quiet' | 'bad' | 'warn' } {
  const file = `「${report.file}」`;
  switch (report.outcome) {
    case 'recorded':
    case 'corrected': {
      const { check, missing } = report;
      const what = report.outcome === 'recorded' ? '已录入' : `已更正（第${check.version}版，以前的保留）`;
      const rest = missing === 0 ? '' : `，还有${missing}项没有填，暂无合计得分`;
      return {
        text: `${file}${what}：${check.agency.name}，${check.checkedOn}，${check.answers.length}项${rest}`,
        tone: missing === 0 ? 'good' : 'warn',
      };
    }
    case 'known': {
      const { check, newest } = report;
      const later = newest > check.version ? `；现以第${newest}版为准` : '';
      return { text: `${file}以前录入过（第${check.version}版），没有改动${later}`, tone: 'quiet' };
    }
    case 'refused':
      return { text: `${file}没有录入：请按上面列出的问题改正后再录入`, tone: 'bad' };
    case 'failed':
      return {
        text: `没有录入 ${report.message}${report.hint === undefined ? '' : `。${report.hint}`}`,
        tone: 'bad',
      };
  }
}

function plainProblem({ check, answer, caseNumber }: SiteProblem) {
  return {
    quarter: check.quarter,
    agency: check.agency,
    ...answer,
    caseNumber: caseNumber ?? null,
  };
}

function openedTable(opened: readonly OpenedProblem[]): Block {
  return {
    kind: 'table',
    columns: [{ header: '案件' }, { header: '单位' }, { header: '项目' }, { header: '问题' }],
    rows: opened.map(({ caseNumber, check, item, answer }) => [
      caseNumber,
      check.agency.name,
      item.code,
      answer.problem,
    ]),
    empty: '没有转线索的问题',
  };
}

function problemTable(problems: readonly SiteProblem[]): Block {
  return {
    kind: 'table',
    columns: [
      { header: '单位' },
      { header: '项目' },
      { header: '结果' },
      { header: '问题' },
      { header: '证据' },
      { header: '处理' },
    ],
    rows: problems.map(({ check, item, answer, caseNumber }) => [
      check.agency.name,
      `${item.code} ${item.area}`,
      answer.result,
      answer.problem,
      answer.evidence,
      handled(answer.corrected, caseNumber),
    ]),
    empty: '没有发现问题',
  };
}

function handled(corrected: boolean, caseNumber: string | undefined): CellText {
  if (caseNumber !== undefined) return `已立案${caseNumber}`;
  return corrected ? '当场纠正' : { text: '未处理', tone: 'warn' };
}

export function cluesView(quarter: string, opened: readonly OpenedProblem[]): Outcome {
  return {
    schema: 'zfjd.draw.clue/1',
    data: { quarter, opened: opened.map(plainProblem) },
    blocks:
      opened.length === 0
        ? [{ kind: 'text', text: `${quarter} 没有需要转线索的问题` }]
        : [
            { kind: 'text', text: `已转线索${opened.length}件`, tone: 'good' },
            openedTable(opened),
            { kind: 'text', text: '下一步：zfjd case list --open' },
          ],
  };
}

/** Scores of a quarter; `each` shows every item and how each number came about. */
export function scoreView(quarter: string, scores: readonly SubjectScore[], each: boolean): Outcome {
  const [first] = scores;
  const problems = scores.flatMap(problemsOf);
  const open = problems.filter(({ answer, caseNumber }) => !answer.corrected && caseNumber === undefined);
  return {
    schema: 'zfjd.draw.score/1',
    data: {
      quarter,
      subjects: scores.map(({ subject, check, versions, score, notice }) => ({
        subject,
        notice: notice?.number ?? null,
        checkedOn: check?.checkedOn ?? null,
        version: check?.version ?? null,
        versions: versions.length,
        score: score ? { ...score, text: scoreText(score) } : null,
      })),
      problems: problems.map(plainProblem),
    },
    blocks: [
      heading(`${quarter} 现场检查`),
      summaryTable(scores),
      ...(each ? scores.flatMap(eachBlocks) : []),
      heading(`发现的问题（${problems.length}个）`),
      problemTable(problems),
      ...nextStep(open),
      heading('口径'),
      { kind: 'text', text: (first?.form.notes ?? []).join('\n'), tone: 'quiet' },
    ],
  };
}

function summaryTable(scores: readonly SubjectScore[]): Block {
  return {
    kind: 'table',
    columns: [
      { header: '单位' },
      { header: '类别' },
      { header: '通知书' },
      { header: '检查日期' },
      { header: '得分', align: 'right' },
      { header: '怎么算' },
      { header: '问题', align: 'right' },
      { header: '未答', align: 'right' },
      { header: '不适用', align: 'right' },
    ],
    rows: scores.map(({ subject, notice, check, score }) => [
      subject.name,
      subject.how,
      notice?.number ?? '',
      check?.checkedOn ?? '未录入',
      score ? scoreText(score) : '',
      score && score.tenths !== undefined ? formulaText(score) : '',
      score ? String(score.problems) : '',
      score ? String(score.unanswered.length) : '',
      score ? String(score.notApplicable) : '',
    ]),
    empty: '没有被检查单位',
  };
}

function eachBlocks({ subject, check, versions, score }: SubjectScore): Block[] {
  if (!check || !score) return [];
  return [
    heading(`${subject.name}（第${check.version}版，${check.checkedOn}）`),
    {
      kind: 'table',
      columns: [
        { header: '检查重点' },
        { header: '得分', align: 'right' },
        { header: '怎么算：∑（分值×系数）÷∑分值×100' },
      ],
      rows: [
        ...score.areas.map((area) => [area.area, scoreText(area), areaText(area)]),
        [
          '合计',
          scoreText(score),
          score.tenths === undefined ? unansweredText(score.unanswered) : formulaText(score),
        ],
      ],
      empty: '',
    },
    {
      kind: 'table',
      columns: [
        { header: '项目' },
        { header: '检查内容' },
        { header: '依据' },
        { header: '结果' },
        { header: '分值×系数', align: 'right' },
      ],
      rows: score.areas.flatMap(({ items }) =>
        items.map(({ item, answer, percent, points }) => [
          item.code,
          item.text,
          clauseText(item.clause),
          answer?.result ?? '未答',
          percent === undefined ? '不计入' : `${item.weight}×${percent}%＝${points / 100}`,
        ]),
      ),
      empty: '',
    },
    ...(versions.length > 1
      ? [
          {
            kind: 'text',
            text: `以前的版本：${versions
              .slice(0, -1)
              .map((v) => `第${v.version}版「${v.file}」${v.recordedOn} ${v.recordedBy}`)
              .join('；')}`,
            tone: 'quiet',
          } as const,
        ]
      : []),
  ];
}

function areaText(area: AreaScore): string {
  const unanswered = area.items.filter(({ answer }) => !answer);
  return unanswered.length === 0 ? formulaText(area) : unansweredText(unanswered.map(({ item }) => item));
}

function unansweredText(items: readonly { readonly code: string }[]): string {
  return `未答：${items.map(({ code }) => code).join('、')}，暂无得分`;
}
