import type { Block, Outcome } from '../../document/blocks.ts';
import type { Backup } from '../../store/back-up.ts';
import type { CheckName, FileCheck } from '../../store/check.ts';
import type { TimeDifference } from '../../store/compare-in-time.ts';
import type { Exported } from '../../store/export/export-tables.ts';
import type { Restored } from '../../store/restore.ts';
import type { CopyFacts } from '../../store/sound-copy.ts';
import type { FileStats, TableStats } from '../../store/stats.ts';
import { bytesText } from '../bytes-text.ts';
import type { ListColumn, ListForm } from '../list/form.ts';

const TITLES: Readonly<Record<CheckName, string>> = {
  integrity: '文件结构',
  foreign_keys: '数据引用',
  migrations: '建库脚本',
  journal: '操作留痕',
  kept_files: '原件摘要',
  orphans: '孤立原件',
  leftovers: '残留文件',
  mode: '文件权限',
};

/** `2026-11-24 01:30:00` */
const timeText = (at: string) => at.slice(0, 19).replace('T', ' ');

const journalPairs = ({ entries, lastAt, head }: CopyFacts): [string, string][] => [
  ['留痕', `${entries}条${lastAt === undefined ? '' : `，止于${timeText(lastAt)}`}`],
  ['末条摘要', head],
];

/** `key` = where the key of the complaints ledger is, where one is in use. */
export function backupView(backup: Backup, key: string | undefined): Outcome<Backup> {
  const { path, bytes, digest, removed } = backup;
  return {
    schema: 'zfjd.db.backup/1',
    data: backup,
    warnings:
      key === undefined
        ? []
        : [`投诉人信息的密钥不在备份里，请另外保存一份：${key}；没有它，备份里的投诉人信息解不开`],
    blocks: [
      { kind: 'text', text: '备份完成，已核对', tone: 'good' },
      {
        kind: 'pairs',
        pairs: [
          ['备份文件', path],
          ['大小', bytesText(bytes)],
          ['文件摘要', digest],
          ...journalPairs(backup),
          ...removed.map((old): [string, string] => ['已移除旧备份', old]),
        ],
      },
    ],
    routine: true,
  };
}

/** `difference` is a text where there was nothing to compare with. */
export function restoreView(
  restored: Restored,
  current: string,
  difference: TimeDifference | string,
): Outcome {
  const { path, from, bytes, digestChecked } = restored;
  const warnings = digestChecked ? [] : [`备份旁边没有摘要文件（${from}.sha256），只核对了内容本身`];
  return {
    schema: 'zfjd.db.restore/1',
    data: {
      ...restored,
      current,
      ...(typeof difference === 'string' ? { notCompared: difference } : { difference }),
    },
    warnings,
    blocks: [
      { kind: 'text', text: '已恢复到新文件，核对无误', tone: 'good' },
      {
        kind: 'pairs',
        pairs: [['新文件', path], ['取自', from], ['大小', bytesText(bytes)], ...journalPairs(restored)],
      },
      { kind: 'heading', text: '与现用数据库相比' },
      ...(typeof difference === 'string'
        ? [{ kind: 'text', text: `没有比较：${difference}` } as const]
        : differenceBlocks(difference, restored, current)),
      { kind: 'text', text: `要改用它：加 --db ${path}，或把环境变量 ZFJD_DB 指向它`, tone: 'quiet' },
    ],
  };
}

function differenceBlocks(difference: TimeDifference, restored: CopyFacts, current: string): Block[] {
  const { relation, entries, lastAt, missing } = difference;
  const now = `现用数据库 ${current}：留痕${entries}条${lastAt === undefined ? '' : `，止于${timeText(lastAt)}`}`;
  const lacking = entries - restored.entries;
  switch (relation) {
    case 'same':
      return [{ kind: 'text', text: `${now}；两者一致` }];
    case 'newer':
      return [{ kind: 'text', text: `${now}；恢复的多${-lacking}条`, tone: 'warn' }];
    case 'diverged':
      return [
        { kind: 'text', text: `${now}；两者的留痕不相接，不是同一个数据库，或其中一个被改动过`, tone: 'bad' },
      ];
    case 'older':
      return [
        { kind: 'text', text: `${now}；恢复的缺少其后${lacking}条，这些办理要重新登记：`, tone: 'warn' },
        {
          kind: 'table',
          columns: [
            { header: '序号', align: 'right' },
            { header: '时间' },
            { header: '经办人' },
            { header: '内容' },
          ],
          rows: missing.map((e) => [String(e.seq), timeText(e.at), e.operator, e.summary]),
          empty: '没有缺少的办理',
        },
        ...(lacking > missing.length
          ? [
              {
                kind: 'text',
                text: `只列最近${missing.length}条，全部见 zfjd journal show`,
                tone: 'quiet',
              } as const,
            ]
          : []),
      ];
  }
}

export function exportView(exported: Exported): Outcome<Exported> {
  const { folder, rows, tables } = exported;
  return {
    schema: 'zfjd.db.export/1',
    data: exported,
    blocks: [
      {
        kind: 'table',
        columns: [
          { header: '表' },
          { header: '行数', align: 'right' },
          { header: '文件', align: 'right' },
          { header: '分年' },
        ],
        rows: tables.map((t) => [t.name, String(t.rows), String(t.files.length), t.partitionedBy ?? '']),
        empty: '没有表',
      },
      { kind: 'text', text: `共${tables.length}张表${rows}行；各列说明见 schema.json`, tone: 'quiet' },
      { kind: 'text', text: `已保存：${folder}`, tone: 'good' },
    ],
    routine: true,
  };
}

/** 各表的列 */
export const TABLE_COLUMNS: readonly ListColumn<TableStats>[] = [
  { key: 'name', title: '表', value: ({ name }) => name, width: 28 },
  { key: 'rows', title: '行数', kind: 'number', value: ({ rows }) => rows },
  {
    key: 'bytes',
    title: '大小',
    kind: 'number',
    value: ({ bytes }) => bytes,
    show: ({ bytes }) => bytesText(bytes),
  },
];

/** 统计 of the file: its tables as a list. */
export function statsList(stats: FileStats): ListForm<TableStats> {
  const { path, bytes, logBytes, freePages, pages, pageSize, version, journal, growth } = stats;
  const right = (header: string) => ({ header, align: 'right' }) as const;
  return {
    schema: 'zfjd.db.stats/1',
    title: '数据库统计',
    field: 'tables',
    columns: TABLE_COLUMNS,
    data: () => {
      const { tables: _tables, ...whole } = stats;
      return whole;
    },
    head: () => [
      {
        kind: 'pairs',
        pairs: [
          ['数据库', path],
          ['大小', `${bytesText(bytes)}，另有未合并的日志${bytesText(logBytes)}`],
          ['空闲', `${freePages}页，共${pages}页（${bytesText(freePages * pageSize)}，以后写入时先用）`],
          ['结构版本', String(version)],
          ['留痕', `${journal.entries}条`],
          ['最早', journal.first === undefined ? '' : timeText(journal.first)],
          ['最近', journal.last === undefined ? '' : timeText(journal.last)],
        ],
      },
      { kind: 'heading', text: '各表' },
    ],
    tail: () => [
      { kind: 'heading', text: '每月增长' },
      {
        kind: 'table',
        columns: [{ header: '月份' }, right('留痕'), right('收发文件'), right('文件大小')],
        rows: growth.map((m) => [m.month, String(m.entries), String(m.files), bytesText(m.bytes)]),
        empty: '还没有数据',
      },
    ],
    sheets: () => [
      {
        name: '每月增长',
        columns: ['月份', '留痕', '收发文件', '文件大小'].map((header) => ({ header })),
        rows: growth.map((m) => [m.month, m.entries, m.files, m.bytes]),
      },
    ],
    empty: '没有表',
  };
}

export function checkView(checks: readonly FileCheck[]): Outcome {
  const faulty = checks.filter((check) => check.faults.length > 0);
  return {
    schema: 'zfjd.db.check/1',
    data: { checks },
    blocks: [
      {
        kind: 'table',
        columns: [{ header: '检查内容' }, { header: '结果' }],
        rows: checks.map(({ name, faults }) => [
          TITLES[name],
          faults.length === 0 ? { text: '正常', tone: 'good' } : { text: faults.join('\n'), tone: 'bad' },
        ]),
        empty: '没有检查项目',
      },
      faulty.length === 0
        ? { kind: 'text', text: '数据库完好', tone: 'good' }
        : {
            kind: 'text',
            text: `${faulty.length}项检查有问题：先用 zfjd db backup 留存现状，再从最近完好的备份恢复`,
            tone: 'bad',
          },
    ],
    attention: faulty.length > 0,
    routine: faulty.length === 0,
  };
}
