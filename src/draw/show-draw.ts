import type { Clause } from '../kernel/finding.ts';
import type { Pack } from '../policy/pack.ts';
import { allOfficers } from '../registry/officer-store.ts';
import type { Reader } from '../store/store.ts';
import type { Seat } from './changes/model.ts';
import { currentDraw, type StoredChange } from './changes/stored-changes.ts';
import type { Stratum } from './gather.ts';
import type { DrawRules, Exclusion, Part, StratumQuota } from './model.ts';
import { readParticulars } from './particulars-store.ts';
import { quotasOf } from './quota.ts';
import { seedHashOf } from './tickets.ts';
import { pairsByQuarter, ticketsByQuarter } from './store.ts';
import { allDraws, filesOf, inputsOf, requireDraw, type StoredDraw } from './stored-draw.ts';
import { recordRemarks } from './verify.ts';

export type DrawState = '已承诺' | '已公布' | '已录种子' | '已抽取';

/** One line of the list of draws. */
export interface DrawLine extends StoredDraw {
  readonly state: DrawState;
}

/** One agency's ticket, drawn or not. */
export interface NamedTicket {
  readonly part: Part;
  readonly stratum: string;
  readonly code: string;
  readonly name: string;
  readonly ticket: string;
  /** Within part and stratum, from 1. */
  readonly rank: number;
  readonly selected: boolean;
}

export interface Assignment {
  readonly code: string;
  /** Absent where the officer register does not know the code. */
  readonly name?: string;
  readonly ticket: string;
}

/** An agency in force, with its inspectors. */
export interface NamedSeat extends Seat {
  readonly name: string;
  readonly inspectors: readonly Assignment[];
}

/** 抽查记录 in full, as far as the draw has come. */
export interface DrawReport extends DrawLine {
  readonly rules: DrawRules;
  /** 抽查比例的依据 */
  readonly basis: Clause;
  readonly strata: readonly Stratum[];
  readonly quotas: readonly StratumQuota[];
  /** S; absent before the seed. */
  readonly seedHash?: string;
  readonly inspectors: number;
  readonly exclusions: readonly (Exclusion & { readonly reason: string })[];
  readonly drawn: readonly (NamedTicket & { readonly inspectors: readonly Assignment[] })[];
  /** 候补: per part and stratum, the first ticket not drawn of an agency not drawn either. */
  readonly next: readonly NamedTicket[];
  /** 附表: every ticket. */
  readonly tickets: readonly NamedTicket[];
  /** 种子之后的变动, in their order. */
  readonly changes: readonly StoredChange[];
  /** 变动摘要; absent where nothing changed. */
  readonly changesDigest?: string;
  /** 现行单位: who is to be inspected as things stand; the drawn ones where nothing changed. */
  readonly standing: readonly NamedSeat[];
  readonly remarks: readonly string[];
}

/** How far a draw has come. */
export function drawStateOf({ publication, seed, result }: StoredDraw): DrawState {
  if (result) return '已抽取';
  if (seed) return '已录种子';
  return publication ? '已公布' : '已承诺';
}

/** Every draw, the newest first. */
export function listDraws(reader: Reader): DrawLine[] {
  return allDraws(reader)
    .map((draw) => Object.assign(draw, { state: drawStateOf(draw) }))
    .reverse();
}

/** Everything known of one draw. @throws UserError E_DRAW_NOT_COMMITTED */
export function showDraw(reader: Reader, pack: Pack, quarter: string): DrawReport {
  const stored = requireDraw(reader, quarter);
  const files = filesOf(reader, quarter);
  const { rules, units, inspectors, exclusions } = inputsOf(files);
  const names = new Map(units.map((unit) => [unit.code, unit.name]));
  const tickets = reader.all(ticketsByQuarter, quarter).map((row): NamedTicket => {
    const name = names.get(row.code) ?? '';
    return { ...row, part: row.part as Part, name, selected: row.selected === 1 };
  });
  const drawn = tickets.filter((t) => t.selected);
  const assigned = assignments(reader, quarter);
  const { exclusionReason } = readParticulars(reader, quarter);
  const strata = pack.find('spot_check.strata', stored.committed.on)?.value ?? [];
  return {
    ...stored,
    state: drawStateOf(stored),
    rules,
    basis: pack.get('spot_check.rate', stored.committed.on).clause,
    strata: strata.map(({ code, name }) => ({ code, name })),
    quotas: quotasOf(units, rules),
    ...(stored.seed && { seedHash: seedHashOf(stored.seed.line) }),
    inspectors: inspectors.length,
    exclusions: exclusions.map((e) => ({ ...e, reason: exclusionReason(e) })),
    drawn: drawn.map((t) => Object.assign({ ...t }, { inspectors: assigned.get(t.code) ?? [] })),
    next: nextInLine(tickets),
    tickets,
    ...standingOf(reader, stored, names),
    remarks: stored.seed ? recordRemarks(files) : [],
  };
}

function standingOf(
  reader: Reader,
  { quarter, result }: StoredDraw,
  names: ReadonlyMap<string, string>,
): Pick<DrawReport, 'changes' | 'changesDigest' | 'standing'> {
  if (!result) return { changes: [], standing: [] };
  const { changes, replay } = currentDraw(reader, quarter);
  const joined = changes.flatMap(({ change }) =>
    change.kind === 'omitted' ? [[change.unit, change.entry.name] as const] : [],
  );
  const all = new Map([...names, ...joined]);
  const officers = officerNames(reader);
  const pairs = replay.standing.pairs();
  return {
    changes,
    ...(changes.length > 0 && { changesDigest: replay.digest }),
    standing: replay.standing.seats().map((seat) => ({
      ...seat,
      name: all.get(seat.unit) ?? '',
      inspectors: pairs
        .filter((pair) => pair.unit === seat.unit)
        .map(({ inspector, ticket }) => assignment(inspector, ticket, officers)),
    })),
  };
}

function officerNames(reader: Reader): Map<string, string> {
  return new Map(allOfficers(reader).map((o) => [o.certificate, o.name]));
}

function assignment(code: string, ticket: string, officers: ReadonlyMap<string, string>): Assignment {
  const name = officers.get(code);
  return { code, ticket, ...(name !== undefined && { name }) };
}

function assignments(reader: Reader, quarter: string): Map<string, Assignment[]> {
  const officers = officerNames(reader);
  const assigned = new Map<string, Assignment[]>();
  for (const { unit, inspector, ticket } of reader.all(pairsByQuarter, quarter)) {
    const list = assigned.get(unit) ?? [];
    list.push(assignment(inspector, ticket, officers));
    assigned.set(unit, list);
  }
  return assigned;
}

function nextInLine(tickets: readonly NamedTicket[]): NamedTicket[] {
  const drawn = new Set(tickets.filter((t) => t.selected).map((t) => t.code));
  const seen = new Set<string>();
  return tickets.filter((t) => {
    const place = `${t.part}|${t.stratum}`;
    if (drawn.has(t.code) || seen.has(place)) return false;
    seen.add(place);
    return true;
  });
}
