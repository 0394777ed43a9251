import type { Block, CellText, Outcome } from '../../document/blocks.ts';
import { cellText } from '../../document/cells.ts';
import type { OpenedProblem, SiteProblem } from '../../onsite/open-clues.ts';
import type { FormFileReport } from '../../onsite/record-checks.ts';
import type { Table } from '../../workbook/write-table.ts';

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

export function heading(text: string): Block {
  return { kind: 'heading', text };
}

export function nextStep(left: readonly SiteProblem[]): Block[] {
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

export function plainProblem({ check, answer, caseNumber }: SiteProblem) {
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

const PROBLEM_HEADERS = ['单位', '项目', '结果', '问题', '证据', '处理'] as const;

function problemRow({ check, item, answer, caseNumber }: SiteProblem): CellText[] {
  return [
    check.agency.name,
    `${item.code} ${item.area}`,
    answer.result,
    answer.problem,
    answer.evidence,
    handled(answer.corrected, caseNumber),
  ];
}

export function problemTable(problems: readonly SiteProblem[]): Block {
  return {
    kind: 'table',
    columns: PROBLEM_HEADERS.map((header) => ({ header })),
    rows: problems.map(problemRow),
    empty: '没有发现问题',
  };
}

/** The same for a saved file. */
export function problemSheet(problems: readonly SiteProblem[]): Table {
  return {
    name: '发现的问题',
    columns: PROBLEM_HEADERS.map((header) => ({ header, width: 20 })),
    rows: problems.map((problem) => problemRow(problem).map(cellText)),
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
