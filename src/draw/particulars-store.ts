import { command, query } from '../store/query.ts';
import type { Reader, Tx } from '../store/store.ts';
import type { Exclusion } from './model.ts';

/** 回避原因类别, 掷骰人, 公布迟于规定的原因: what the printed record says beside what was hashed. */
export type ParticularKind = 'exclusion' | 'roller' | 'late';

const particularsOf = query(
  'draw.particulars',
  'SELECT kind, subject, text FROM draw_particular WHERE quarter = ? AND round = ? ORDER BY kind, subject',
  { kind: 'text', subject: 'text', text: 'text' },
);

const insertParticular = command(
  'draw.insertParticular',
  'INSERT INTO draw_particular (quarter, round, kind, subject, text) VALUES (?, ?, ?, ?, ?)',
);

/** What is registered of one stage of a draw; round 0 is the first stage. */
export interface Particulars {
  /** Why an inspector keeps out of an agency; empty where no class was given. */
  readonly exclusionReason: (exclusion: Exclusion) => string;
  /** 掷骰人 */
  readonly roller: string;
  readonly lateReason: string;
}

const subjectOf = ({ unit, inspector }: Exclusion): string => `${unit}=${inspector}`;

export function readParticulars(reader: Reader, quarter: string, round = 0): Particulars {
  const rows = reader.all(particularsOf, quarter, round);
  const find = (kind: ParticularKind, subject: string) =>
    rows.find((row) => row.kind === kind && row.subject === subject)?.text ?? '';
  return {
    exclusionReason: (exclusion) => find('exclusion', subjectOf(exclusion)),
    roller: find('roller', ''),
    lateReason: find('late', ''),
  };
}

/** Nothing is written for an empty text. */
export function writeParticular(
  tx: Tx,
  { quarter, round }: { readonly quarter: string; readonly round: number },
  kind: ParticularKind,
  text: string,
  exclusion?: Exclusion,
): void {
  if (text === '') return;
  tx.run(insertParticular, quarter, round, kind, exclusion ? subjectOf(exclusion) : '', text);
}
