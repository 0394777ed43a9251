import type { Clause } from '../kernel/finding.ts';
import type { Pack } from '../policy/pack.ts';
import { allOfficers } from '../registry/officer-store.ts';
import type { Reader } from '../store/store.ts';
import type { Stratum } from './gather.ts';
import type { DrawRules, Exclusion, Part, StratumQuota } from './model.ts';
import { quotasOf } from './quota.ts';
import { seedHashOf } from './tickets.ts';
import { pairsByQuarter, ticketsByQuarter } from './store.ts';
import { allDraws, filesOf, inputsOf, requireDraw, type StoredDraw } from './stored-draw.ts';
import { recordRemarks } from './verify.ts';

export type DrawState = '已承诺' | '已录种子' | '已抽取';

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
  readonly exclusions: readonly Exclusion[];
  readonly drawn: readonly (NamedTicket & { readonly inspectors: readonly Assignment[] })[];
  /** 候补: per part and stratum, the first ticket not drawn of an agency not drawn either. */
  readonly next: readonly NamedTicket[];
  /** 附表: every ticket. */
  readonly tickets: readonly NamedTicket[];
  readonly remarks: readonly string[];
}

function stateOf({ seed, result }: StoredDraw): DrawState {
  if (result) return '已抽取';
  return seed ? '已录种子' : '已承诺';
}

/** Every draw, the newest first. */
export function listDraws(reader: Reader): DrawLine[] {
  return allDraws(reader)
    .map((draw) => Object.assign(draw, { state: stateOf(draw) }))
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
  const strata = pack.find('spot_check.strata', stored.committed.on)?.value ?? [];
  return {
    ...stored,
    state: stateOf(stored),
    rules,
    basis: pack.get('spot_check.rate', stored.committed.on).clause,
    strata: strata.map(({ code, name }) => ({ code, name })),
    quotas: quotasOf(units, rules),
    ...(stored.seed && { seedHash: seedHashOf(stored.seed.line) }),
    inspectors: inspectors.length,
    exclusions,
    drawn: drawn.map((t) => Object.assign({ ...t }, { inspectors: assigned.get(t.code) ?? [] })),
    next: nextInLine(tickets),
    tickets,
    remarks: stored.seed ? recordRemarks(files) : [],
  };
}

function assignments(reader: Reader, quarter: string): Map<string, Assignment[]> {
  const names = new Map(allOfficers(reader).map((o) => [o.certificate, o.name]));
  const assigned = new Map<string, Assignment[]>();
  for (const { unit, inspector, ticket } of reader.all(pairsByQuarter, quarter)) {
    const name = names.get(inspector);
    const list = assigned.get(unit) ?? [];
    list.push({ code: inspector, ticket, ...(name !== undefined && { name }) });
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
