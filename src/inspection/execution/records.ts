import type { Reader } from '../../store/store.ts';
import { tuplesOfDays } from '../day-stretches.ts';
import { doneVisits, itemKeys, type DoneTuple } from './execution-store.ts';
import type { DoneVisit } from './model.ts';

/** 检查记录 of one agency, by what they can carry out. In the order of the days. */
export interface AgencyRecords {
  /** Under a code, follow-ups left out: they carry out nothing by themselves. */
  readonly coded: Map<string, DoneVisit[]>;
  /** 计划检查 without a code. */
  readonly loose: DoneVisit[];
  /** 触发式 on the spot. */
  readonly triggered: DoneVisit[];
}

/** The records of a period by agency. */
export function recordsByAgency(reader: Reader, from: number, to: number): Map<number, AgencyRecords> {
  const agencies = new Map<number, AgencyRecords>();
  for (const row of tuplesOfDays<DoneTuple>(reader, doneVisits, from, to)) {
    const [
      id,
      agencyId,
      code,
      enterpriseId,
      premisesId,
      day,
      endedDay,
      onSite,
      triggered,
      followUp,
      planned,
      set,
    ] = row;
    let own = agencies.get(agencyId);
    if (!own) agencies.set(agencyId, (own = { coded: new Map(), loose: [], triggered: [] }));
    const done: DoneVisit = {
      id,
      enterpriseId,
      premisesId,
      day,
      endedDay,
      onSite: onSite === 1,
      triggered: triggered === 1,
      itemSetId: set,
    };
    if (done.triggered && done.onSite) own.triggered.push(done);
    if (followUp === 1) continue;
    if (code !== '') {
      const known = own.coded.get(code);
      if (known) known.push(done);
      else own.coded.set(code, [done]);
    } else if (planned === 1) own.loose.push(done);
  }
  return agencies;
}

/** Does a set of items hold one of these, or all of them? */
export function itemCover(
  reader: Reader,
): (set: number, items: ReadonlySet<string>, all: boolean) => boolean {
  const sets = new Map<number, Set<string>>();
  for (const { set_id: id, item_key: key } of reader.all(itemKeys)) {
    const known = sets.get(id);
    if (known) known.add(key);
    else sets.set(id, new Set([key]));
  }
  return (set, items, all) => {
    const own = sets.get(set);
    if (!own) return false;
    return all ? [...items].every((item) => own.has(item)) : [...items].some((item) => own.has(item));
  };
}
