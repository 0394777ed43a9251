import type { Block } from '../../document/blocks.ts';
import { clauseText } from '../../kernel/finding.ts';
import { problemsOf } from '../../onsite/open-clues.ts';
import type { SubjectScore } from '../../onsite/score-checks.ts';
import { formulaText, scoreText, type AreaScore } from '../../onsite/score.ts';
import type { ListColumn, ListForm } from '../list/form.ts';
import { heading, nextStep, plainProblem, problemSheet, problemTable } from './draw-answers.ts';

/** 评分的列 */
export const SCORE_COLUMNS: readonly ListColumn<SubjectScore>[] = [
  { key: 'agency', title: '单位', value: ({ subject }) => subject.name, width: 30 },
  { key: 'how', title: '类别', value: ({ subject }) => subject.how },
  { key: 'notice', title: '通知书', value: ({ notice }) => notice?.number, width: 24 },
  {
    key: 'checkedOn',
    title: '检查日期',
    kind: 'date',
    value: ({ check }) => check?.checkedOn,
    show: ({ check }) => check?.checkedOn ?? '未录入',
  },
  {
    key: 'score',
    title: '得分',
    kind: 'number',
    value: ({ score }) => (score?.tenths === undefined ? undefined : score.tenths / 10),
    show: ({ score }) => (score ? scoreText(score) : ''),
  },
  {
    key: 'formula',
    title: '怎么算',
    value: ({ score }) => (score?.tenths === undefined ? undefined : formulaText(score)),
    width: 24,
  },
  { key: 'problems', title: '问题', kind: 'number', value: ({ score }) => score?.problems },
  { key: 'unanswered', title: '未答', kind: 'number', value: ({ score }) => score?.unanswered.length },
  { key: 'notApplicable', title: '不适用', kind: 'number', value: ({ score }) => score?.notApplicable },
];

/** Scores of a quarter; `each` shows every item and how each number came about. */
export function scoreList(quarter: string, each: boolean, notes: readonly string[]): ListForm<SubjectScore> {
  return {
    schema: 'zfjd.draw.score/1',
    title: `${quarter} 现场检查评分`,
    field: 'subjects',
    columns: SCORE_COLUMNS,
    record: scoreData,
    data: (scores) => ({ quarter, problems: scores.flatMap(problemsOf).map(plainProblem) }),
    head: () => [heading(`${quarter} 现场检查`)],
    tail: (scores) => {
      const problems = scores.flatMap(problemsOf);
      const open = problems.filter(({ answer, caseNumber }) => !answer.corrected && caseNumber === undefined);
      return [
        ...(each ? scores.flatMap(eachBlocks) : []),
        heading(`发现的问题（${problems.length}个）`),
        problemTable(problems),
        ...nextStep(open),
        heading('口径'),
        { kind: 'text', text: notes.join('\n'), tone: 'quiet' },
      ];
    },
    sheets: (scores) => [problemSheet(scores.flatMap(problemsOf))],
    empty: '没有被检查单位；zfjd draw status 查看本季进度',
  };
}

function scoreData({ subject, check, versions, score, notice }: SubjectScore) {
  return {
    subject,
    notice: notice?.number ?? null,
    checkedOn: check?.checkedOn ?? null,
    version: check?.version ?? null,
    versions: versions.length,
    score: score ? { ...score, text: scoreText(score) } : null,
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
