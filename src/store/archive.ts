import { constants, deflateRawSync, inflateRawSync } from 'node:zlib';
import { sha256 } from '../kernel/digest.ts';
import { command, query } from './query.ts';
import type { Reader, Tx } from './store.ts';

const insertFile = command(
  'archive.insert',
  'INSERT INTO kept_file (sha256, name, bytes, packed, kept_on) VALUES (?, ?, ?, ?, ?)',
);

/** From here on, time counts more than the last percent of space. */
const LONG = 8 * 1024 * 1024;

/** 原件: by content; a file is kept once however often it arrives. */
export const keptFileByDigest = query(
  'archive.byDigest',
  'SELECT id, sha256, name, bytes FROM kept_file WHERE sha256 = ?',
  { id: 'int', sha256: 'text', name: 'text', bytes: 'int' },
);

const keptFileById = query('archive.byId', 'SELECT name, sha256, packed FROM kept_file WHERE id = ?', {
  name: 'text',
  sha256: 'text',
  packed: 'blob',
});

/** Keeps the original of an incoming or issued file, compressed, with its digest. Returns its id. */
export function keepFile(
  tx: Tx,
  name: string,
  bytes: Uint8Array,
  on: string,
  digest = sha256(bytes),
): number {
  const known = tx.get(keptFileByDigest, digest);
  if (known) return known.id;
  const packed = deflateRawSync(bytes, { level: packingLevel(bytes) });
  return tx.run(insertFile, digest, name, bytes.length, packed, on).id;
}

/** A file that was packed elsewhere, by raw deflate. */
export interface PackedFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly packed: Uint8Array;
}

/** As `keepFile`, of a file that another thread has packed. */
export function keepPacked(tx: Tx, { name, bytes, sha256: digest, packed }: PackedFile, on: string): number {
  const known = tx.get(keptFileByDigest, digest);
  return known?.id ?? tx.run(insertFile, digest, name, bytes, packed, on).id;
}

/** Of what is worth packing (.xls, .csv), little more is gained by the higher levels than time lost. */
const PACKING_LEVEL = 4;

function packingLevel(bytes: Uint8Array): number {
  if (isZip(bytes)) return constants.Z_NO_COMPRESSION;
  return bytes.length < LONG ? PACKING_LEVEL : constants.Z_BEST_SPEED;
}

/** .xlsx, .ods, .docx: packed already. */
function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 0x03 && bytes[3] === 0x04;
}

/** The kept original. @throws Error when it no longer matches its digest (damage to the file) */
export function readKeptFile(reader: Reader, id: number): { name: string; bytes: Buffer } {
  const row = reader.get(keptFileById, id);
  if (!row) throw new Error(`no kept file ${id}`);
  const bytes = inflateRawSync(row.packed);
  if (sha256(bytes) !== row.sha256) throw new Error(`kept file ${id} does not match its digest`);
  return { name: row.name, bytes };
}
