import type { Block, Outcome } from '../../document/blocks.ts';
import { clauseText } from '../../kernel/finding.ts';
import { problemsOf } from '../../onsite/open-clues.ts';
import type { SubjectScore } from '../../onsite/score-checks.ts';
import { formulaText, scoreText, type AreaScore } from '../../onsite/score.ts';
import { heading, nextStep, plainProblem, problemTable } from './draw-answers.ts';

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
