import { sha256 } from '../../kernel/digest.ts';
import { parseDate } from '../../kernel/local-date.ts';
import { CanonicalReader } from '../canonical-reader.ts';
import { seedSourceText, tsv } from '../canonical.ts';
import { codeFault, nameFault } from '../check.ts';
import type { Fault, Unit } from '../model.ts';
import { parseSeedSource } from '../parse.ts';
import { CHANGE_KINDS, type Change, type Seat, type SeatPair } from './model.ts';

/** Names of the files that changes add to a record. */
export const CHANGE_FILE = {
  changes: '09-biandong.tsv',
  standing: '10-xianxing.tsv',
  pairs: '11-xianxing-peidui.tsv',
  sums: 'BIANDONG.sha256',
} as const;

/** What `BIANDONG.sha256` covers. */
export const CHANGE_SUMMED = [CHANGE_FILE.changes, CHANGE_FILE.standing, CHANGE_FILE.pairs] as const;

export const CHANGE_HEADER = {
  changes: [
    'seq',
    'kind',
    'unit',
    'on',
    'name',
    'stratum',
    'weight',
    'covered',
    'excluded',
    'request',
    'seed',
    'reason',
    'prev',
  ],
  standing: ['unit', 'part', 'stratum', 'since', 'ticket'],
  pairs: ['unit', 'inspector', 'ticket', 'cap', 'since'],
} as const;

/** Stands where a column says nothing of this kind of change. */
const NONE = '-';

/** The row of a change; `prev` is the digest of what stood before it. */
function rowOf(change: Change, prev: string): string {
  const { seq, kind, unit, on, reason } = change;
  const entry =
    kind === 'omitted'
      ? [
          change.entry.name.normalize('NFC'),
          change.entry.stratum,
          change.entry.weight,
          change.entry.covered ? 1 : 0,
          change.excluded.toSorted().join(',') || NONE,
        ]
      : [NONE, NONE, NONE, NONE, NONE];
  const request = kind === 'replaced' ? change.request : NONE;
  const seed =
    kind === 'replaced' ? change.seedLine : kind === 'requested' ? seedSourceText(change.seedSource) : NONE;
  return [seq, kind, unit, on, ...entry, request, seed, reason.normalize('NFC'), prev].join('\t');
}

/**
 * 变动 as `09-biandong.tsv`. Each row ends with the digest of the row before it, the first with that of the draw
 * (最终摘要): whoever keeps the last digest notices any row changed, removed or put between.
 */
export function changesFile(changes: readonly Change[], finalDigest: string): string {
  let prev = finalDigest;
  const rows = changes.map((change) => {
    const row = rowOf(change, prev);
    prev = digestOf(row);
    return [row];
  });
  return tsv(CHANGE_HEADER.changes, rows);
}

function digestOf(row: string): string {
  return sha256(`${row}\n`);
}

/** 变动摘要 after each change, in order; the last stands for all of them. */
export function changeDigests(changes: readonly Change[], finalDigest: string): string[] {
  return changesFile(changes, finalDigest).split('\n').slice(1, -1).map(digestOf);
}

export function standingFile(seats: readonly Seat[]): string {
  return tsv(
    CHANGE_HEADER.standing,
    seats.map((s) => [s.unit, s.part, s.stratum, s.since, s.ticket]),
  );
}

export function seatPairsFile(pairs: readonly SeatPair[]): string {
  return tsv(
    CHANGE_HEADER.pairs,
    pairs.map((p) => [p.unit, p.inspector, p.ticket, p.cap, p.since]),
  );
}

/** The changes a record tells; with faults where a row is not as `changesFile` would write it. */
export function parseChanges(
  files: ReadonlyMap<string, Uint8Array>,
  finalDigest: string,
): { changes: Change[]; faults: Fault[] } {
  const reader = new CanonicalReader(files, CHANGE_FILE.changes);
  const changes: Change[] = [];
  for (const [line, row] of reader.rows(CHANGE_HEADER.changes.length, CHANGE_HEADER.changes)) {
    const change = changeOf(row);
    if (typeof change === 'string') reader.fault(line, row.join(' '), change);
    else changes.push(change);
  }
  reader.requireBytes(changesFile(changes, finalDigest));
  return { changes, faults: reader.faults };
}

/** Reads one row; a text says why it cannot be read. */
function changeOf(row: readonly string[]): Change | string {
  const [seqOf = '', kindOf, unit = '', onOf = '', name = '', stratum = '', weight = '', covered = ''] = row;
  const [excluded = '', request = '', seed = '', reason = ''] = row.slice(8);
  const on = parseDate(onOf);
  const kind = CHANGE_KINDS.find((k) => k === kindOf);
  const wrong = kind === undefined ? '变动种类不认识' : (codeFault(unit) ?? nameFault(reason));
  if (wrong !== undefined) return wrong;
  if (!on || !/^[1-9][0-9]{0,5}$/.test(seqOf)) return '变动序号或日期写法不对';
  const base = { seq: Number(seqOf), unit, on, reason };
  if (kind === 'abolished') return { ...base, kind };
  if (kind === 'replaced') return { ...base, kind, request: Number(request), seedLine: seed };
  if (kind === 'requested') {
    const seedSource = parseSeedSource(seed);
    return seedSource ? { ...base, kind, seedSource } : '种子来源的写法不认识';
  }
  const bad = nameFault(name) ?? codeFault(stratum);
  if (bad !== undefined) return bad;
  if (!/^[123]$/.test(weight) || !/^[01]$/.test(covered)) return '权重或「本轮已抽」写法不对';
  const entry: Omit<Unit, 'code'> = { name, stratum, weight: Number(weight), covered: covered === '1' };
  return { ...base, kind: 'omitted', entry, excluded: excluded === NONE ? [] : excluded.split(',') };
}
