import { UserError } from '../../kernel/errors.ts';
import { byCode, type Draw, type DrawInputs, type Exclusion, type Part, type Unit } from '../model.ts';
import { pairInspectors } from '../pair.ts';
import { parseSeedLine, seedFaults } from '../seed.ts';
import { seedHashOf, ticketA, ticketB } from '../tickets.ts';
import type { Abolished, Change, ChangeStep, Omitted, Replaced, Requested, Seat, SeatPair } from './model.ts';

function refuse(message: string, hint = '核对单位和变动的先后'): never {
  throw new UserError('E_DRAW_CHANGE', message, { hint });
}

function ticketOf(seedHash: string, part: Part, { code, weight }: Unit): string {
  return part === 'A' ? ticketA(seedHash, code) : ticketB(seedHash, code, weight);
}

/**
 * 现状: who is to be inspected and by whom, from the draw and the changes after it, in their order. There is no
 * way back: each change is applied once, and the first draw itself is never touched.
 */
export class Standing {
  readonly #inputs: DrawInputs;
  readonly #seedHash: string;
  readonly #roster: Map<string, Unit>;
  readonly #exclusions: Exclusion[];
  readonly #seats = new Map<string, Seat>();
  readonly #gone = new Set<string>();
  /** Seated by another seed, whose tickets do not compare with the first one's. */
  readonly #fresh = new Set<string>();
  readonly #requests = new Map<number, Requested>();
  #pairs: SeatPair[];
  #last = 0;

  constructor(inputs: DrawInputs, draw: Draw) {
    this.#inputs = inputs;
    this.#seedHash = draw.seedHash;
    this.#roster = new Map(inputs.units.map((unit) => [unit.code, unit]));
    this.#exclusions = [...inputs.exclusions];
    for (const { code, part, stratum, ticket, selected } of draw.tickets) {
      if (selected) this.#seats.set(code, { unit: code, part, stratum, since: 0, ticket });
    }
    this.#pairs = draw.pairs.map((pair) => Object.assign({ ...pair }, { since: 0 }));
  }

  /** 现行单位, in byte order. */
  seats(): Seat[] {
    return [...this.#seats.values()].sort((x, y) => byCode(x.unit, y.unit));
  }

  /** 现行配对, in byte order of agency and inspector. */
  pairs(): SeatPair[] {
    return this.#pairs.toSorted((x, y) => byCode(x.unit, y.unit) || byCode(x.inspector, y.inspector));
  }

  /** Requests whose fresh seed has not come yet. */
  openRequests(): Requested[] {
    return [...this.#requests.values()];
  }

  /** @throws UserError E_DRAW_CHANGE where the change does not fit what is there; E_DRAW_INSPECTORS */
  apply(change: Change): ChangeStep {
    if (change.seq !== this.#last + 1) refuse(`变动序号应为${this.#last + 1}，现为${change.seq}`);
    const step = this.#step(change);
    this.#last = change.seq;
    return step;
  }

  #step(change: Change): ChangeStep {
    switch (change.kind) {
      case 'abolished':
        return this.#abolish(change);
      case 'omitted':
        return this.#add(change);
      case 'requested':
        return this.#request(change);
      case 'replaced':
        return this.#replace(change);
    }
  }

  #abolish({ unit, seq }: Abolished): ChangeStep {
    if (!this.#roster.has(unit)) refuse(`单位 ${unit} 不在抽查名录中`);
    if (this.#gone.has(unit)) refuse(`单位 ${unit} 已经退出`);
    this.#gone.add(unit);
    for (const [request, { unit: asked }] of this.#requests)
      if (asked === unit) this.#requests.delete(request);
    return this.#succeed(unit, seq, this.#seedHash);
  }

  #add({ unit, seq, entry, excluded }: Omitted): ChangeStep {
    if (this.#roster.has(unit)) refuse(`单位 ${unit} 已在抽查名录中，不是漏列`);
    const added: Unit = { code: unit, ...entry };
    this.#roster.set(unit, added);
    for (const inspector of excluded) {
      if (!this.#inputs.inspectors.includes(inspector)) refuse(`回避的 ${inspector} 不在检查人员名单中`);
      this.#exclusions.push({ unit, inspector });
    }
    const part = this.#beaten(added);
    if (part === undefined) return {};
    return { joined: this.#seat(added, part, seq, this.#seedHash) };
  }

  /** The part in which an added agency beats the cut-off; in a stratum that had nobody it is the first. */
  #beaten(added: Unit): Part | undefined {
    const parts: readonly Part[] = added.covered ? ['B'] : ['A', 'B'];
    const inStratum = [...this.#roster.values()].some(
      (u) => u.stratum === added.stratum && u.code !== added.code && !this.#gone.has(u.code),
    );
    if (!inStratum) return parts[0];
    return parts.find((part) => ticketOf(this.#seedHash, part, added) < this.#cutOff(part, added.stratum));
  }

  /** The largest ticket of the first seed that is in; empty, which nothing beats, where there is none. */
  #cutOff(part: Part, stratum: string): string {
    return [...this.#seats.values()]
      .filter((s) => s.part === part && s.stratum === stratum && !this.#fresh.has(s.unit))
      .reduce((most, { ticket }) => (ticket > most ? ticket : most), '');
  }

  #request(change: Requested): ChangeStep {
    const { unit, seq, on, seedSource } = change;
    if (!this.#seats.has(unit)) refuse(`单位 ${unit} 不在现行被抽单位中，不能更换`);
    if (this.openRequests().some((r) => r.unit === unit)) refuse(`单位 ${unit} 已有更换申请在等种子`);
    if (seedSource.notBefore <= on) {
      refuse(
        `种子的最早日期 ${seedSource.notBefore} 须晚于申请之日 ${on}`,
        '申请在先，其后的公开开奖才可作种子',
      );
    }
    this.#requests.set(seq, change);
    return {};
  }

  #replace({ unit, seq, request, seedLine }: Replaced): ChangeStep {
    const asked = this.#requests.get(request);
    if (asked?.unit !== unit) return refuse(`第${request}号变动不是单位 ${unit} 待办的更换申请`);
    const seed = parseSeedLine(seedLine);
    if (!seed) return refuse(`种子行写法不对：${seedLine}`);
    const faults = seedFaults({ period: this.#inputs.rules.period, seedSource: asked.seedSource }, seed);
    if (faults.length > 0) refuse(`种子与申请时的承诺不符：${faults.join('；')}`);
    this.#requests.delete(request);
    this.#gone.add(unit);
    const step = this.#succeed(unit, seq, seedHashOf(seedLine));
    return step.joined
      ? step
      : refuse(`没有可以接替单位 ${unit} 的单位，不能更换`, '撤回申请不需要登记；该单位照查');
  }

  /** The agency leaves; where it was in, the next ticket of its part joins, or of part B where that is used up. */
  #succeed(code: string, seq: number, seedHash: string): ChangeStep {
    const seat = this.#seats.get(code);
    if (!seat) return {};
    this.#seats.delete(code);
    this.#pairs = this.#pairs.filter((pair) => pair.unit !== code);
    for (const part of seat.part === 'A' ? (['A', 'B'] as const) : (['B'] as const)) {
      const next = this.#next(part, seat.stratum, seedHash);
      if (next) return { left: code, joined: this.#seat(next, part, seq, seedHash) };
    }
    return { left: code };
  }

  #next(part: Part, stratum: string, seedHash: string): Unit | undefined {
    const free = [...this.#roster.values()].filter(
      (u) =>
        u.stratum === stratum &&
        (part === 'B' || !u.covered) &&
        !this.#seats.has(u.code) &&
        !this.#gone.has(u.code),
    );
    return free
      .map((unit) => ({ unit, ticket: ticketOf(seedHash, part, unit) }))
      .sort((x, y) => byCode(x.ticket, y.ticket))[0]?.unit;
  }

  /** Puts an agency in and pairs it; the others keep their inspectors, whose load counts. */
  #seat(unit: Unit, part: Part, since: number, seedHash: string): Seat {
    const seat = {
      unit: unit.code,
      part,
      stratum: unit.stratum,
      since,
      ticket: ticketOf(seedHash, part, unit),
    };
    const load = new Map<string, number>();
    for (const { inspector } of this.#pairs) load.set(inspector, (load.get(inspector) ?? 0) + 1);
    const pairs = pairInspectors(seedHash, {
      units: [unit.code],
      inspectors: this.#inputs.inspectors,
      exclusions: this.#exclusions,
      perUnit: this.#inputs.rules.inspectorsPerUnit,
      load,
    });
    this.#seats.set(unit.code, seat);
    if (seedHash !== this.#seedHash) this.#fresh.add(unit.code);
    this.#pairs.push(...pairs.map((pair) => Object.assign({ ...pair }, { since })));
    return seat;
  }
}
