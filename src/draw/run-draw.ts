import { meetDeadline } from '../calendar/deadlines.ts';
import { UserError } from '../kernel/errors.ts';
import type { Store, Tx } from '../store/store.ts';
import type { Ticket } from './model.ts';
import { buildRecord, type DrawRecord } from './record.ts';
import { insertPair, insertResult, insertTicket } from './store.ts';
import { filesOf, inputsOf, keepFiles, requireDraw } from './stored-draw.ts';

/** What `runDraw` gives: whether the draw was made now or before. */
export interface DrawRun {
  readonly quarter: string;
  readonly again: boolean;
  readonly selected: number;
  readonly finalDigest: string;
}

/** Tickets with their place within part and stratum, from 1. */
export function ranked(tickets: readonly Ticket[]): (Ticket & { readonly rank: number })[] {
  const last = new Map<string, number>();
  return tickets.map((ticket) => {
    const place = `${ticket.part}|${ticket.stratum}`;
    const rank = (last.get(place) ?? 0) + 1;
    last.set(place, rank);
    return Object.assign({ ...ticket }, { rank });
  });
}

/**
 * 抽取: draws and pairs from the commitment and the seed, and keeps the record. Done again it changes nothing
 * and gives the result there is. @throws UserError E_DRAW_NOT_COMMITTED, E_DRAW_NO_SEED, E_DRAW_DATE
 */
export function runDraw({ store }: { store: Store }, quarter: string): DrawRun {
  return store.write((tx) => {
    const known = requireDraw(tx, quarter);
    if (!known.seed) {
      throw new UserError('E_DRAW_NO_SEED', `${quarter} 的种子还没有登记，不能抽取`, {
        hint: `开奖或掷骰之后运行 zfjd draw seed --quarter ${quarter}`,
      });
    }
    const today = store.actor.clock.today();
    if (!known.result && today < known.seed.recorded.on) {
      throw new UserError('E_DRAW_DATE', `抽取日期 ${today} 早于种子登记之日 ${known.seed.recorded.on}`, {
        hint: '检查 --today；抽取应在登记种子之后',
      });
    }
    const record = buildRecord(inputsOf(filesOf(tx, quarter)), known.seed.line);
    const run = {
      quarter,
      selected: record.draw.selected.length,
      finalDigest: known.result?.finalDigest ?? record.finalDigest,
    };
    if (known.result) return { ...run, again: true };
    keepResult(tx, store, record);
    return { ...run, again: false };
  });
}

function keepResult(tx: Tx, { actor }: Store, { inputs, draw, files, finalDigest }: DrawRecord): void {
  const { period: quarter } = inputs.rules;
  const today = actor.clock.today();
  tx.run(insertResult, quarter, finalDigest, today, actor.clock.now(), actor.operator);
  for (const t of ranked(draw.tickets)) {
    tx.run(insertTicket, quarter, t.part, t.stratum, t.code, t.ticket, t.rank, t.selected ? 1 : 0);
  }
  for (const p of draw.pairs) tx.run(insertPair, quarter, p.unit, p.inspector, p.ticket, p.cap);
  keepFiles(tx, quarter, files, today);
  const drawn = draw.selected.map((s) => s.code);
  tx.record({
    act: 'draw.run',
    subject: 'draw',
    id: quarter,
    summary: `抽取${quarter}：抽中${drawn.length}家，最终摘要 ${finalDigest}`,
    after: { selected: drawn, finalDigest },
  });
  const by = `抽中${drawn.length}家，最终摘要 ${finalDigest}`;
  meetDeadline(tx, { owner: 'draw', ownerId: quarter, step: 'run' }, today, by);
}
