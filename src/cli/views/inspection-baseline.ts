import type { Block, Outcome } from '../../document/blocks.ts';
import type { BaselineImport } from '../../inspection/baseline/import-baseline.ts';
import {
  BASELINE_MEASURES,
  type BaselineFigures,
  type BaselineMeasure,
  type BaselineRow,
} from '../../inspection/baseline/model.ts';
import type { Table } from '../../workbook/write-table.ts';

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

export function baselineListView(year: number, rows: readonly BaselineRow[]): Outcome {
  return {
    schema: 'zfjd.inspection.baseline/1',
    data: { year, rows },
    blocks: [
      {
        kind: 'table',
        columns: [
          { header: '单位' },
          { header: '月份', align: 'right' },
          ...MEASURES.map(([, header]) => ({ header, align: 'right' as const })),
          { header: '来源' },
        ],
        rows: rows.map(({ agency, month, values, source }) => [
          agency,
          String(month),
          ...MEASURES.map(([measure]) => String(values[measure] ?? '')),
          source,
        ]),
        empty: `没有登记${year}年的基数；用 zfjd inspection baseline import 导入各单位上报的总数`,
      },
    ],
  };
}

export function baselineTable(year: number, rows: readonly BaselineRow[]): Table {
  return {
    name: `${year}年基数`,
    columns: [
      { header: '单位', width: 30 },
      { header: '年份', width: 8 },
      { header: '月份', width: 8 },
      ...MEASURES.map(([, header]) => ({ header, width: 14 })),
      { header: '来源', width: 36 },
      { header: '登记日期', width: 12 },
    ],
    rows: rows.map(({ agency, month, values, source, recordedOn }) => [
      agency,
      year,
      month,
      ...MEASURES.map(([measure]) => values[measure] ?? null),
      source,
      recordedOn,
    ]),
  };
}
