import type { Block, Column, Outcome } from '../../document/blocks.ts';
import { seedSourceText } from '../../draw/canonical.ts';
import type { CheckedList, ListCheck } from '../../draw/sample/check-lists.ts';
import type { PreparedRound } from '../../draw/sample/commit-round.ts';
import type { NumberGap } from '../../draw/sample/gaps.ts';
import type { ListFileReport, ListReport } from '../../draw/sample/import-lists.ts';
import type { RoundRun } from '../../draw/sample/run-round.ts';
import { groupBy } from '../../kernel/group.ts';
import type { Table } from '../../workbook/write-table.ts';
import type { ListColumn, ListForm } from '../list/form.ts';
import { picksBlock } from './sample-show.ts';

const SOURCES = { file: '表格', register: '本库', none: '登记为没有' } as const;

function columns(...headers: string[]): Column[] {
  return headers.map((header) => (/数$|^轮次$/.test(header) ? { header, align: 'right' } : { header }));
}

/** `2026-…：12、15–18（缺5个）` */
function gapText({ series, ranges, more, missing }: NumberGap): string {
  return `${series}：${ranges.join('、')}${more > 0 ? ' 等' : ''}（缺${missing}个）`;
}

function listsTable(lists: readonly ListReport[]): Block {
  return {
    kind: 'table',
    columns: columns('单位', '类别', '件数', '重复行数', '结果', '断号'),
    rows: lists.map((l) => [
      l.unit,
      l.category,
      String(l.files),
      String(l.repeated),
      l.outcome,
      l.gaps.map(gapText).join('；'),
    ]),
    empty: '没有收到清单',
  };
}

export function importView(quarter: string, reports: readonly ListFileReport[], dryRun: boolean): Outcome {
  const findings = reports.flatMap((r) => r.findings);
  const refused = reports.filter((r) => !r.taken);
  const blocks: Block[] = [
    ...refused.map((r): Block => ({
      kind: 'text',
      text: `「${r.file}」有${Math.max(r.rejected, r.findings.length)}行不能采用，整个文件没有收；改正后重新导入`,
      tone: 'bad',
    })),
    listsTable(reports.flatMap((r) => r.lists)),
    ...reports.flatMap((r) =>
      r.notes.map((note): Block => ({ kind: 'text', text: `${r.file}：${note}`, tone: 'quiet' })),
    ),
  ];
  if (findings.length > 0) blocks.push({ kind: 'findings', findings });
  if (dryRun) blocks.push({ kind: 'text', text: '试运行：以上都没有写入', tone: 'warn' });
  return {
    schema: 'zfjd.sample.import/1',
    data: { quarter, dryRun, files: reports.map(({ findings: _findings, ...report }) => report) },
    findings,
    blocks,
    attention: refused.length > 0,
  };
}

export function listsView(quarter: string, lists: readonly ListReport[]): Outcome {
  return { schema: 'zfjd.sample.import/1', data: { quarter, lists }, blocks: [listsTable(lists)] };
}

export function noneView(quarter: string, list: ListReport): Outcome {
  const text = `已登记：${list.unit} 在 ${quarter} 没有 ${list.category} 类`;
  return {
    schema: 'zfjd.sample.import/1',
    data: { quarter, lists: [list] },
    blocks: [{ kind: 'text', text, tone: 'good' }],
  };
}

/** 清单核对的列 */
export const CHECK_COLUMNS: readonly ListColumn<CheckedList>[] = [
  { key: 'unit', title: '单位', value: ({ unitName, unit }) => `${unitName}（${unit}）`, width: 30 },
  { key: 'category', title: '类别', value: ({ categoryName, category }) => `${categoryName}（${category}）` },
  {
    key: 'source',
    title: '来源',
    value: ({ source, origin }) => `${SOURCES[source]}${origin && `：${origin}`}`,
    width: 30,
  },
  { key: 'files', title: '件数', kind: 'number', value: ({ files }) => files },
  { key: 'toDraw', title: '应抽件数', kind: 'number', value: ({ toDraw }) => toDraw },
  { key: 'round', title: '轮次', kind: 'number', value: ({ round }) => round },
  { key: 'gaps', title: '断号', value: ({ gaps }) => gaps.map(gapText).join('；'), width: 30 },
  {
    key: 'missing',
    title: '本库有而未列入',
    value: ({ missing }) => missing.map((m) => `${m.number} ${m.title}`).join('；'),
    width: 30,
  },
];

export function checkList(quarter: string, check: ListCheck): ListForm<CheckedList> {
  const { lists, absent } = check;
  const doubtful = lists.filter((l) => l.gaps.length > 0 || l.missing.length > 0);
  return {
    schema: 'zfjd.sample.check/1',
    title: `${quarter} 清单核对`,
    field: 'lists',
    columns: CHECK_COLUMNS,
    data: () => {
      const { lists: _lists, ...whole } = check;
      return whole;
    },
    tail: () => [
      ...absentBlocks(absent),
      {
        kind: 'text',
        text: '断号只是线索：请单位说明缺号的去向（作废、移送等），不能单凭断号认定漏报',
        tone: 'quiet',
      },
    ],
    sheets: () => [absentSheet(absent)],
    empty: '还没有收到清单；用 zfjd sample import 收清单',
    attention: absent.length > 0 || doubtful.length > 0,
  };
}

type Absent = ListCheck['absent'];

const ABSENT_HEADERS = ['还没有交清单的单位', '类别'] as const;

/** 未交的清单, those of a unit in one row. */
function absentRows(absent: Absent): string[][] {
  const byUnit = groupBy(absent, ({ unit }) => unit);
  return [...byUnit.values()].map((of) => [
    `${of[0]?.unitName ?? ''}（${of[0]?.unit ?? ''}）`,
    of.map(({ category }) => category).join('、'),
  ]);
}

function absentBlocks(absent: Absent): readonly Block[] {
  if (absent.length === 0) return [{ kind: 'text', text: '现行被抽单位的各类清单都已收齐', tone: 'good' }];
  const rows = absentRows(absent);
  return [
    { kind: 'text', text: `还没有交的清单：${rows.length}家单位，${absent.length}份`, tone: 'warn' },
    { kind: 'table', columns: columns(...ABSENT_HEADERS), rows, empty: '' },
  ];
}

function absentSheet(absent: Absent): Table {
  return {
    name: '未交清单',
    columns: ABSENT_HEADERS.map((header) => ({ header, width: 30 })),
    rows: absentRows(absent),
  };
}

export function commitView({ inputs, lists, commitment }: PreparedRound, path: string): Outcome {
  const { period, round, seedSource, commitDeadline } = inputs.rules;
  const files = lists.reduce((n, l) => n + l.files, 0);
  return {
    schema: 'zfjd.sample.commit/1',
    data: { quarter: period, round, commitment, rules: inputs.rules, lists: inputs.sizes, folder: path },
    blocks: [
      { kind: 'text', text: `${period} 第二阶段第${round}轮已承诺`, tone: 'good' },
      {
        kind: 'pairs',
        pairs: [
          ['承诺值', { text: commitment, tone: 'strong' }],
          ['清单', `${lists.length}份，共${files}件`],
          ['种子来源', seedSourceText(seedSource)],
          ['承诺截止', commitDeadline],
          ['文件', path],
        ],
      },
      {
        kind: 'text',
        text: `下一步：公布承诺值后运行 zfjd sample publish --quarter ${period} --on <日期> --at <地点或网址>`,
      },
    ],
  };
}

/** An act that is done, and the command that comes next. */
export function doneView(schema: string, data: object, text: string, next: string): Outcome {
  return {
    schema,
    data,
    blocks: [
      { kind: 'text', text, tone: 'good' },
      { kind: 'text', text: `下一步：${next}` },
    ],
  };
}

export function runView(run: RoundRun, path: string | undefined): Outcome {
  const { quarter, round, again, picks, finalDigest } = run;
  const text = again
    ? `${quarter} 第二阶段第${round}轮早已抽取，结果没有改变：抽中${picks.length}件`
    : `${quarter} 第二阶段第${round}轮抽取完成：抽中${picks.length}件`;
  const blocks: Block[] = [
    { kind: 'text', text, tone: 'good' },
    { kind: 'pairs', pairs: [['最终摘要', finalDigest]] },
    picksBlock(round, picks),
  ];
  if (path !== undefined) blocks.push({ kind: 'text', text: `抽查记录已写入：${path}`, tone: 'good' });
  return {
    schema: 'zfjd.sample.run/1',
    data: { ...run, ...(path !== undefined && { folder: path }) },
    blocks,
  };
}
