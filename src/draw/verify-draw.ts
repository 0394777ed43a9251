import { sha256 } from '../kernel/digest.ts';
import type { Row } from '../store/query.ts';
import type { Reader } from '../store/store.ts';
import { FILE, pairsFile, ticketsFile } from './canonical.ts';
import type { Difference } from './compare.ts';
import type { Pair, Part, Ticket } from './model.ts';
import type { Files } from './record.ts';
import { readRecordFolder } from './record-folder.ts';
import { pairsByQuarter, ticketsByQuarter } from './store.ts';
import { wholeRecord } from './whole-record.ts';
import { requireDrawn } from './stored-draw.ts';
import { recordRemarks, verifyRecord } from './verify.ts';

/** 复核结果 */
export interface Verification {
  /** What was verified: a folder, or the database's own record of a quarter. */
  readonly source: string;
  /** 承诺值 computed from the files. */
  readonly commitment: string;
  /** Whether it was compared with a value known from elsewhere. */
  readonly compared: boolean;
  /** 最终摘要 computed from the files. */
  readonly finalDigest: string;
  readonly differences: readonly Difference[];
  readonly remarks: readonly string[];
}

function verify(source: string, files: Files, published: string | undefined): Verification {
  const differences = verifyRecord(files, published?.trim());
  return {
    source,
    commitment: sha256(files.get(FILE.commitment) ?? ''),
    compared: published !== undefined,
    finalDigest: sha256(files.get(FILE.sums) ?? ''),
    differences,
    remarks: recordRemarks(files),
  };
}

/** Verifies a published record; needs no database. @throws UserError E_RECORD_READ */
export function verifyFolder(path: string, published?: string): Verification {
  return verify(path, readRecordFolder(path), published);
}

/** Verifies the record in the database, and that its tables say the same. @throws UserError E_DRAW_NOT_DRAWN */
export function verifyStored(reader: Reader, quarter: string): Verification {
  const { commitment, seed, result } = requireDrawn(reader, quarter);
  const files = wholeRecord(reader, quarter);
  const found = verify(`数据库 ${quarter}`, files, commitment);
  const tables = new Map([
    [FILE.seed, `${seed.line}\n`],
    [FILE.tickets, ticketsFile(reader.all(ticketsByQuarter, quarter).map(toTicket))],
    [FILE.pairs, pairsFile(reader.all(pairsByQuarter, quarter).map((p): Pair => ({ ...p })))],
  ]);
  const apart = [...tables].flatMap(([file, text]): Difference[] =>
    Buffer.compare(files.get(file) ?? new Uint8Array(), Buffer.from(text)) === 0
      ? []
      : [{ file, expected: '', found: '', message: `${file} 与数据库中登记的内容不同` }],
  );
  if (found.finalDigest !== result.finalDigest) {
    const message = `最终摘要与抽取时登记的 ${result.finalDigest} 不同`;
    apart.push({ file: FILE.sums, expected: result.finalDigest, found: found.finalDigest, message });
  }
  return { ...found, differences: [...found.differences, ...apart] };
}

function toTicket(row: Row<typeof ticketsByQuarter>): Ticket {
  return { ...row, part: row.part as Part, selected: row.selected === 1 };
}
