import type { Outcome } from '../../document/blocks.ts';
import type { Backup } from '../../store/back-up.ts';
import type { CheckName, FileCheck } from '../../store/check.ts';

const TITLES: Readonly<Record<CheckName, string>> = {
  integrity: '文件结构',
  foreign_keys: '数据引用',
  migrations: '建库脚本',
  journal: '操作留痕',
  kept_files: '原件摘要',
  mode: '文件权限',
};

/** `key` = where the key of the complaints ledger is, where one is in use. */
export function backupView(backup: Backup, key: string | undefined): Outcome<Backup> {
  return {
    schema: 'zfjd.db.backup/1',
    data: backup,
    warnings:
      key === undefined
        ? []
        : [`投诉人信息的密钥不在备份里，请另外保存一份：${key}；没有它，备份里的投诉人信息解不开`],
    blocks: [
      { kind: 'text', text: '备份完成', tone: 'good' },
      {
        kind: 'pairs',
        pairs: [
          ['备份文件', backup.path],
          ['大小', `${backup.bytes}字节`],
          ['留痕', `${backup.entries}条`],
          ['末条摘要', backup.head],
        ],
      },
    ],
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
  };
}
