import type { Block, CellText, Outcome } from '../../document/blocks.ts';
import type { AgencyAssessment, Assessment } from '../../inspection/assessment/assess.ts';
import type { ScoredFigure } from '../../inspection/assessment/score.ts';
import type { Table } from '../../workbook/write-table.ts';

/** 计分卡: agencies by name, one column an aspect; the formula below. */
export function assessmentView(assessment: Assessment): Outcome<Assessment> {
  const { from, to, agencies, formula, notes } = assessment;
  const titles = agencies[0]?.aspects.map(({ title }) => title) ?? [];
  return {
    schema: 'zfjd.inspection.assess/1',
    data: assessment,
    blocks: [
      { kind: 'text', text: `${from}至${to}检查效能评估（按单位名称排列，不排名）`, tone: 'strong' },
      {
        kind: 'table',
        columns: [
          { header: '单位' },
          ...titles.map((header) => ({ header, align: 'right' as const })),
          { header: '总分', align: 'right' },
          { header: '用到的权重', align: 'right' },
        ],
        rows: agencies.map((agency): CellText[] => [
          agency.agency,
          ...agency.aspects.map(({ points }) => pointsText(points)),
          pointsText(agency.points),
          `${agency.weightUsed}/${agency.weightAll}`,
        ]),
        empty: '这段时间没有检查记录、计划和监督案件，没有可以评估的单位',
      },
      ...(agencies.length === 1 ? detailBlocks(agencies[0] as AgencyAssessment) : []),
      { kind: 'heading', text: '计分方法' },
      ...[...formula, ...notes].map((text): Block => ({ kind: 'text', text, tone: 'quiet' })),
    ],
  };
}

function pointsText(points: number | undefined): CellText {
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
export function assessmentTables({ agencies, formula, notes }: Assessment): [Table, ...Table[]] {
  const titles = agencies[0]?.aspects.map(({ title }) => title) ?? [];
  const rounded = (points: number | undefined) => (points === undefined ? null : Number(points.toFixed(1)));
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
        ...agency.aspects.map(({ points }) => rounded(points)),
        rounded(agency.points),
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
            rounded(figure.points),
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
