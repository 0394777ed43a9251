import { writeFileSync } from 'node:fs';
import { expect } from 'vitest';
import { query } from '../../src/store/query.ts';
import { json, type bench } from './harness.ts';

/** Columns of the 检查码 export. */
export const CODE_HEAD = [
  '检查码编号',
  '计划编码',
  '触发来源',
  '任务名称',
  '检查对象',
  '统一社会信用代码',
  '检查地点',
  '检查事项',
  '检查要点结果',
  '执法人员',
  '执法单位',
  '检查时间',
  '结果录入时间',
  '是否联合',
  '评价',
  '状态',
];
export type Fields = Readonly<Record<string, string>>;
export const row = (head: readonly string[], fields: Fields) => head.map((name) => fields[name] ?? '');
/** A row of that export that nothing is wrong with, but for what is given. */
export const record = (fields: Fields) =>
  row(CODE_HEAD, {
    检查码编号: 'JCM001',
    任务名称: '日常检查',
    检查对象: '甲公司',
    执法单位: '区市监局',
    检查时间: '2026-10-03 09:05',
    ...fields,
  });

interface ImportData {
  readonly files: readonly {
    readonly outcome: string;
    readonly sheets?: readonly {
      readonly layout: string;
      readonly rows: number;
      readonly added: number;
      readonly changed: number;
      readonly same: number;
      readonly refused: number;
      readonly outside: Readonly<Record<string, number>>;
      readonly origins: Readonly<Record<string, number>>;
      readonly citizens: number;
    }[];
    readonly notes: readonly string[];
  }[];
  readonly saved: readonly string[];
}

const stored = query(
  'test.inspections',
  `SELECT record_id, origin, outside, object_name, object_code, place, checked_day, checked_minute, result, joint,
     rating, cancelled, follow_up, enterprise_id, row FROM inspection ORDER BY id`,
  {
    record_id: 'text',
    origin: 'text',
    outside: 'text',
    object_name: 'text',
    object_code: 'text',
    place: 'text',
    checked_day: 'int',
    checked_minute: 'int?',
    result: 'text',
    joint: 'int',
    rating: 'int?',
    cancelled: 'int',
    follow_up: 'int',
    enterprise_id: 'int?',
    row: 'int',
  },
);

/** A bench to which files of records come. */
export function recordInbox({ zfjd, path, withStore }: ReturnType<typeof bench>) {
  return {
    putCsv: (name: string, rows: readonly (readonly string[])[]): string => {
      writeFileSync(path(name), rows.map((cells) => cells.join(',')).join('\r\n'));
      return path(name);
    },
    take: async (...words: string[]) => {
      const { code, out, err } = await zfjd(['inspection', 'import', ...words, '--json']);
      expect(err).toBe('');
      const answer = json(out) as unknown as {
        data: ImportData;
        findings: { code: string; message: string; where: object }[];
      };
      return { code, ...answer, sheet: answer.data.files[0]?.sheets?.[0] };
    },
    records: () => withStore((store) => store.all(stored)),
  };
}
