import { a1 } from '../../kernel/cell-ref.ts';
import type { Block, Outcome } from '../../document/blocks.ts';
import { textOf, type RawLine } from '../../plan/model.ts';
import { writtenTime } from '../../plan/marked-time.ts';
import type { PlanDiff } from '../../plan/diff-plans.ts';
import type { PlanSummary } from '../../plan/stored-plan.ts';

/** Takes the Chinese name of a column. */
export function diffView(diff: PlanDiff, label: (key: string) => string): Outcome {
  const { before, after, added, removed, changed, gone, fresh, unchangedLines } = diff;
  const rows = new Set(changed.map(({ sheet, row, item }) => `${sheet}!${row}!${item}`)).size;
  const blocks: Block[] = [
    {
      kind: 'text',
      text: `${after.agency}${after.period}：${nameOf(before)} → ${nameOf(after)}`,
      tone: 'strong',
    },
    {
      kind: 'text',
      text: `新增${added.length}行，删去${removed.length}行，修改${rows}行${changed.length}处，未变${unchangedLines}行；问题消除${gone.length}项，新出现${fresh.length}项`,
    },
  ];
  if (changed.length > 0) {
    blocks.push(
      { kind: 'heading', text: '修改' },
      {
        kind: 'table',
        columns: ['位置', '检查事项', '栏目', '原为', '改为'].map((header) => ({ header })),
        rows: changed.map((cell) => [
          `${cell.sheet}!${a1(cell.row, cell.column)}`,
          cell.item,
          cell.header ?? label(cell.key),
          cell.before === '' ? '（空）' : cell.before,
          cell.after === '' ? '（空）' : cell.after,
        ]),
        empty: '',
      },
    );
  }
  blocks.push(...lineBlocks('新增的行', added, label), ...lineBlocks('删去的行', removed, label));
  if (gone.length > 0)
    blocks.push({ kind: 'heading', text: '已消除的问题' }, { kind: 'findings', findings: gone });
  if (fresh.length > 0)
    blocks.push({ kind: 'heading', text: '新出现的问题' }, { kind: 'findings', findings: fresh });
  return {
    schema: 'zfjd.plan.diff/1',
    data: {
      before,
      after,
      added: added.map(plainLine),
      removed: removed.map(plainLine),
      changed: changed.map((cell) => ({ ...cell, label: cell.header ?? label(cell.key) })),
      unchangedLines,
      gone,
    },
    findings: fresh,
    blocks,
  };
}

function nameOf({ id, version, receivedOn }: PlanSummary): string {
  return `第${version}版（计划${id}，${receivedOn}收到）`;
}

function plainLine({ sheet, row, cells }: RawLine) {
  return { sheet, row, cells: Object.fromEntries(Object.entries(cells).map(([k, c]) => [k, c.text])) };
}

function lineBlocks(title: string, lines: readonly RawLine[], label: (key: string) => string): Block[] {
  if (lines.length === 0) return [];
  return [
    { kind: 'heading', text: title },
    {
      kind: 'table',
      columns: ['位置', '检查事项', '检查对象', '检查时间'].map((header) => ({ header })),
      rows: lines.map((line) => [
        `${line.sheet}!${a1(line.row, line.side)}`,
        textOf(line, 'item'),
        textOf(line, 'object_scope'),
        writtenTime(line, label),
      ]),
      empty: '',
    },
  ];
}
