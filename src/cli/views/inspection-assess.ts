import type { Block, CellText } from '../../document/blocks.ts';
import type { AgencyAssessment, Assessment } from '../../inspection/assessment/assess.ts';
import type { ScoredFigure } from '../../inspection/assessment/score.ts';
import type { Table } from '../../workbook/write-table.ts';
import type { ListColumn, ListForm } from '../list/form.ts';

/** 计分卡的列, those of the aspects apart: the pack names them. */
export const SCORECARD_COLUMNS: readonly ListColumn<AgencyAssessment>[] = [
  { key: 'agency', title: '单位', value: ({ agency }) => agency, width: 30 },
  { key: 'sector', title: '条线', value: ({ sector }) => sector, width: 8, more: true },
  pointsColumn('points', '总分', ({ points }) => points),
  {
    key: 'weightUsed',
    title: '用到的权重',
    kind: 'number',
    value: ({ weightUsed }) => weightUsed,
    show: ({ weightUsed, weightAll }) => `${weightUsed}/${weightAll}`,
    width: 10,
  },
  { key: 'weightAll', title: '全部权重', kind: 'number', value: ({ weightAll }) => weightAll, more: true },
];

type Points = AgencyAssessment['points'];

function pointsColumn(
  key: string,
  title: string,
  pointsOf: (card: AgencyAssessment) => Points,
): ListColumn<AgencyAssessment> {
  return {
    key,
    title,
    kind: 'number',
    value: (card) => rounded(pointsOf(card)),
    show: (card) => pointsText(pointsOf(card)),
    width: 10,
  };
}

/** 方面 between the agency and the total. */
function columnsOf([first]: readonly AgencyAssessment[]): readonly ListColumn<AgencyAssessment>[] {
  const aspects = (first?.aspects ?? []).map(({ title }, at) =>
    pointsColumn(title, title, ({ aspects: own }) => own[at]?.points),
  );
  return [...SCORECARD_COLUMNS.slice(0, 2), ...aspects, ...SCORECARD_COLUMNS.slice(2)];
}

/** 计分卡: agencies by name, one column an aspect; the formula below. */
export function assessmentList(assessment: Assessment): ListForm<AgencyAssessment> {
  const { from, to, agencies, formula, notes } = assessment;
  return {
    schema: 'zfjd.inspection.assess/1',
    title: `${from}至${to}检查效能评估`,
    field: 'agencies',
    columns: columnsOf(agencies),
    data: () => ({ from, to, formula, notes }),
    head: () => [
      { kind: 'text', text: `${from}至${to}检查效能评估（按单位名称排列，不排名）`, tone: 'strong' },
    ],
    tail: (cards) => [
      ...(cards.length === 1 ? cards.flatMap(detailBlocks) : []),
      { kind: 'heading', text: '计分方法' },
      ...[...formula, ...notes].map((text): Block => ({ kind: 'text', text, tone: 'quiet' })),
    ],
    saved: (cards) => assessmentTables({ ...assessment, agencies: cards }),
    empty: '这段时间没有检查记录、计划和监督案件，没有可以评估的单位；用 zfjd inspection import 导入检查记录',
  };
}

/** To one decimal, as it is shown. */
function rounded(points: Points): number | undefined {
  return points === undefined ? undefined : Number(points.toFixed(1));
}

function pointsText(points: Points): CellText {
  return points === undefined ? { text: '无数据', tone: 'quiet' } : points.toFixed(1);
}

function detailBlocks({ aspects, foundRate }: AgencyAssessment): Block[] {
  return [
    {
      kind: 'table',
      columns: ['方面', '指标', '数值', '得分'].map((header) => ({ header })),
      rows: aspects.flatMap(({ title, figures }) =>
        figures.map((figure): CellText[] => [
          title,
          `${figure.code} ${figure.title}`,
          partsText(figure),
          pointsText(figure.points),
        ]),
      ),
      empty: '',
    },
    ...(foundRate === undefined
      ? []
      : [
          {
            kind: 'text',
            text: `检查问题发现率${(foundRate * 100).toFixed(1)}%，只供参考，不计分`,
            tone: 'quiet',
          } satisfies Block,
        ]),
  ];
}

/** `10/22` */
function partsText({ numerator, denominator, missing }: ScoredFigure): string {
  const parts = denominator === undefined ? String(numerator) : `${numerator}/${denominator}`;
  return missing === undefined ? parts : `${parts}（${missing}）`;
}

/** One row for each agency and figure, and the scorecards. */
function assessmentTables({ agencies, formula, notes }: Assessment): [Table, ...Table[]] {
  const titles = agencies[0]?.aspects.map(({ title }) => title) ?? [];
  return [
    {
      name: '计分卡',
      columns: [
        { header: '单位', width: 30 },
        { header: '条线', width: 8 },
        ...titles.map((header) => ({ header, width: 10 })),
        { header: '总分', width: 8 },
        { header: '用到的权重', width: 10 },
        { header: '全部权重', width: 10 },
      ],
      rows: agencies.map((agency) => [
        agency.agency,
        agency.sector,
        ...agency.aspects.map(({ points }) => rounded(points) ?? null),
        rounded(agency.points) ?? null,
        agency.weightUsed,
        agency.weightAll,
      ]),
    },
    {
      name: '明细',
      columns: [
        '单位',
        '方面',
        '代码',
        '指标',
        '分子',
        '分母',
        '满分线',
        '零分线',
        '权重',
        '得分',
        '说明',
      ].map((header) => ({ header, width: 14 })),
      rows: agencies.flatMap(({ agency, aspects }) =>
        aspects.flatMap(({ title, figures }) =>
          figures.map((figure) => [
            agency,
            title,
            figure.code,
            figure.title,
            figure.numerator,
            figure.denominator ?? null,
            figure.full,
            figure.zero,
            figure.weight,
            rounded(figure.points) ?? null,
            figure.missing ?? '',
          ]),
        ),
      ),
    },
    {
      name: '计分方法',
      columns: [{ header: '计分方法', width: 100 }],
      rows: [...formula, ...notes].map((text) => [text]),
    },
  ];
}
