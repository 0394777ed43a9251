import type { Block, Column, Outcome } from '../../document/blocks.ts';
import type { RecordFileReport, SheetReport } from '../../inspection/import-report.ts';
import { LAYOUT_NAME, type Origin } from '../../inspection/model.ts';

export const ORIGIN_NAME: Readonly<Record<Origin, string>> = {
  planned: '有计划',
  triggered: '触发式',
  survey: '首次摸底',
  unknown: '不明',
};

const OUTCOME = { imported: '已导入', refused: '没有导入', failed: '失败' } as const;

export function importView(
  reports: readonly RecordFileReport[],
  { dryRun, saved }: { dryRun: boolean; saved: readonly string[] },
): Outcome {
  const findings = reports.flatMap((report) => (report.outcome === 'failed' ? [] : report.findings));
  const blocks: Block[] = [countsTable(reports)];
  for (const report of reports) {
    if (report.outcome === 'failed') {
      blocks.push({ kind: 'text', text: `${report.file}：${report.message}`, tone: 'bad' });
      if (report.hint !== undefined) blocks.push({ kind: 'text', text: report.hint, tone: 'quiet' });
      continue;
    }
    for (const sheet of report.sheets) blocks.push(...sheetBlocks(report.file, sheet));
    for (const note of report.notes)
      blocks.push({ kind: 'text', text: `${report.file}：${note}`, tone: 'quiet' });
  }
  if (findings.length > 0) blocks.push({ kind: 'findings', findings });
  const untold = reports.reduce((sum, r) => sum + (r.outcome === 'failed' ? 0 : r.untold), 0);
  if (untold > 0) blocks.push({ kind: 'text', text: `另有${untold}处问题没有逐条列出`, tone: 'warn' });
  for (const path of saved)
    blocks.push({ kind: 'text', text: `没有导入的行已保存：${path}，改正后可以直接导入`, tone: 'warn' });
  if (reports.some(({ outcome }) => outcome === 'refused')) {
    blocks.push({
      kind: 'text',
      text: '有读不懂的行，整份没有导入。改正后重新导入；或加 --partial，只导入读得懂的行',
      tone: 'warn',
    });
  }
  if (dryRun) blocks.push({ kind: 'text', text: '试运行：以上都没有写入', tone: 'warn' });
  return {
    schema: 'zfjd.inspection.import/1',
    data: { dryRun, files: reports.map(dataOf), saved },
    findings,
    blocks,
    attention: reports.some(
      (report) => report.outcome !== 'imported' || report.sheets.some(({ refused }) => refused > 0),
    ),
    failed: reports.every(({ outcome }) => outcome === 'failed'),
  };
}

function dataOf(report: RecordFileReport) {
  if (report.outcome === 'failed') return report;
  const { findings: _findings, refusedRows: _rows, ...data } = report;
  return data;
}

function countsTable(reports: readonly RecordFileReport[]): Block {
  const headers = ['文件', '工作表', '格式', '结果', '行数', '新增', '变更', '未变', '未采用', '不计入'];
  return {
    kind: 'table',
    columns: headers.map((header, i): Column => ({ header, align: i < 4 ? 'left' : 'right' })),
    rows: reports.flatMap((report) => {
      const outcome = {
        text: OUTCOME[report.outcome],
        tone: report.outcome === 'imported' ? 'good' : 'bad',
      } as const;
      if (report.outcome === 'failed') return [[report.file, '', '', outcome, '', '', '', '', '', '']];
      return report.sheets.map((sheet) => [
        report.file,
        sheet.sheet,
        LAYOUT_NAME[sheet.layout],
        outcome,
        ...[sheet.rows, sheet.added, sheet.changed, sheet.same, sheet.refused, total(sheet.outside)].map(
          String,
        ),
      ]);
    }),
    empty: '没有导入任何文件',
  };
}

function sheetBlocks(file: string, sheet: SheetReport): Block[] {
  const used = sheet.columns.filter(({ label, unused }) => label !== undefined && !unused);
  const mapping = used
    .map(({ header, label }) => (header === label ? header : `${header}→${label}`))
    .join('、');
  const passed = sheet.columns.filter(({ unused }) => unused).map(({ header }) => header);
  const origins = Object.entries(sheet.origins).map(
    ([origin, count]) => `${ORIGIN_NAME[origin as Origin]}${count}`,
  );
  const outside = Object.entries(sheet.outside).map(([name, count]) => `${name}${count}`);
  const lines = [
    `列的对应：${mapping}${passed.length > 0 ? `；认得但不采用：${passed.join('、')}` : ''}`,
    `计入的检查：${origins.join('、') || '无'}${outside.length > 0 ? `；按本条线清单不计入：${outside.join('、')}` : ''}`,
    ...(sheet.cancelled > 0 ? [`已作废${sheet.cancelled}条，不计入`] : []),
    ...(sheet.unknownObjects > 0 ? [`对象不在名录内${sheet.unknownObjects}条`] : []),
  ];
  return lines.map((text): Block => ({
    kind: 'text',
    text: `${file}［${sheet.sheet}］${text}`,
    tone: 'quiet',
  }));
}

function total(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
