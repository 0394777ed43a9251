import { command, query } from '../store/query.ts';
import type { Reader, Tx } from '../store/store.ts';
import type { LetterKind } from './letter-kinds.ts';

const newest = query(
  'letterTemplate.newest',
  `SELECT t.file_id, t.recorded_at, t.recorded_by FROM letter_template t
   WHERE t.kind = ? ORDER BY t.id DESC LIMIT 1`,
  { file_id: 'int?', recorded_at: 'text', recorded_by: 'text' },
);

const insertTemplate = command(
  'letterTemplate.insert',
  'INSERT INTO letter_template (kind, file_id, recorded_at, recorded_by) VALUES (?, ?, ?, ?)',
);

/** 单位自定的文书模板, as it is in force. */
export interface OwnTemplate {
  /** Kept file with the docx. */
  readonly fileId: number;
  readonly since: string;
  readonly by: string;
}

/** undefined where the form that comes with the program is used. */
export function ownTemplate(reader: Reader, kind: LetterKind): OwnTemplate | undefined {
  const row = reader.get(newest, kind);
  if (!row || row.file_id === null) return undefined;
  return { fileId: row.file_id, since: row.recorded_at, by: row.recorded_by };
}

/** From now on this file, or without one the form that comes with the program; the caller records the act. */
export function writeTemplate(
  tx: Tx,
  kind: LetterKind,
  fileId: number | null,
  { at, by }: { at: string; by: string },
): void {
  tx.run(insertTemplate, kind, fileId, at, by);
}
