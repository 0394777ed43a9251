import type { Block, Outcome } from '../../document/blocks.ts';
import type { BaselineImport } from '../../inspection/baseline/import-baseline.ts';
import {
  BASELINE_MEASURES,
  type BaselineFigures,
  type BaselineMeasure,
  type BaselineRow,
} from '../../inspection/baseline/model.ts';
import type { ListColumn, ListForm } from '../list/form.ts';

const MEASURES = Object.entries(BASELINE_MEASURES) as [BaselineMeasure, string][];

export function baselineSetView(agency: string, figures: BaselineFigures): Outcome {
  const values = MEASURES.flatMap(([measure, title]) =>
    figures.values[measure] === undefined ? [] : `${title}${figures.values[measure]}`,
  );
  return {
    schema: 'zfjd.inspection.baseline.set/1',
    data: { agency, ...figures },
    blocks: [
      {
        kind: 'text',
        text: `已登记${agency}${figures.year}年${figures.month}月基数：${values.join('、')}（来源：${figures.source}）`,
        tone: 'good',
      },
      { kind: 'text', text: '该单位当月有检查记录的，仍按记录计', tone: 'quiet' },
    ],
  };
}

export function baselineImportView(imported: BaselineImport, dryRun: boolean): Outcome {
  const { file, figures, findings, taken, notes } = imported;
  const refused = findings.some(({ severity }) => severity === '必改');
  const blocks: Block[] = [
    refused
      ? { kind: 'text', text: `${file}：有错误，整张表没有导入`, tone: 'bad' }
      : figures.length === 0
        ? { kind: 'text', text: `${file}：没有数据行，什么也没有导入`, tone: 'warn' }
        : {
            kind: 'text',
            text: `${file}：${figures.length}个单位月${taken ? '，已导入' : ''}`,
            tone: 'good',
          },
    ...notes.map((text): Block => ({ kind: 'text', text, tone: 'quiet' })),
  ];
  if (findings.length > 0) blocks.push({ kind: 'findings', findings });
  if (dryRun) blocks.push({ kind: 'text', text: '试运行：没有写入', tone: 'warn' });
  return {
    schema: 'zfjd.inspection.baseline.import/1',
    data: { file, dryRun, taken, figures, notes },
    findings,
    blocks,
    failed: refused || figures.length === 0,
  };
}

/** 基数的列 */
export const BASELINE_COLUMNS: readonly ListColumn<BaselineRow>[] = [
  { key: 'agency', title: '单位', value: ({ agency }) => agency, width: 30 },
  { key: 'year', title: '年份', kind: 'number', value: ({ year }) => year, more: true },
  { key: 'month', title: '月份', kind: 'number', value: ({ month }) => month, width: 8 },
  ...MEASURES.map(([measure, title]): ListColumn<BaselineRow> => ({
    key: measure,
    title,
    kind: 'number',
    value: ({ values }) => values[measure],
    width: 14,
  })),
  { key: 'source', title: '来源', value: ({ source }) => source, width: 36 },
  { key: 'recordedOn', title: '登记日期', kind: 'date', value: ({ recordedOn }) => recordedOn, more: true },
];

export function baselineList(year: number): ListForm<BaselineRow> {
  return {
    schema: 'zfjd.inspection.baseline/1',
    title: `${year}年基数`,
    field: 'rows',
    columns: BASELINE_COLUMNS,
    data: () => ({ year }),
    empty: `没有登记${year}年的基数；用 zfjd inspection baseline import 导入各单位上报的总数`,
  };
}
