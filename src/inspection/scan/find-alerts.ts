import { groupBy } from '../../kernel/group.ts';
import { addMonths, fromDay, toDay } from '../../kernel/local-date.ts';
import type { Reader } from '../../store/store.ts';
import { MODELS } from '../models/index.ts';
import type {
  AgencyModel,
  AlertModel,
  Need,
  ObjectModel,
  OfficerModel,
  RecordFinding,
  RecordModel,
} from '../models/model.ts';
import type { ScanContext } from './context.ts';
import { counts, startMinute, type Visit } from './facts.ts';
import { AlertCollector, type FoundAlert } from './alert-collector.ts';
import { monthSpan, yearStart, type MonthSpan } from './month-span.ts';
import { readDeadObjects, readRatings } from './fact-store.ts';
import { readVisits, visitsBefore, visitsOfDays } from './visit-store.ts';

/** What was found in a month. */
export interface MonthFindings {
  /** Records of the month, cancelled ones left out. */
  readonly records: number;
  /** Of them, those that do not count. */
  readonly outside: number;
  /** Models that did not judge, and what they lack. */
  readonly idle: readonly { readonly code: string; readonly need: Need }[];
}

/** How far back visits to an object are read: models look at most this far. */
const MONTHS_BACK = 24;
/** The usual reach: the calendar year, and two months before the month. */
const USUAL_MONTHS_BACK = 2;
/** Objects read at a time: bounds what is in memory, whatever the number of visits. */
const BATCH = 2000;
/** 条线 whose caps run over more than a year. */
const LONG_SECTOR = '消防';

/** Puts every model to the records of a month; each alert is handed on as it is found. */
export function findAlerts(
  reader: Reader,
  context: ScanContext,
  month: string,
  take: (alert: FoundAlert) => void,
): MonthFindings {
  const span = monthSpan(month);
  const visits = readVisits(reader, context, visitsOfDays, span.from, span.to).filter((v) => !v.cancelled);
  visits.sort(byTime);
  context.prepare(visits);
  const objects = [...new Set(visits.flatMap(({ enterpriseId }) => enterpriseId ?? []))];
  context.ratings = readRatings(reader, objects);
  context.dead = readDeadObjects(reader, objects);

  const counted = visits.filter(counts);
  context.tally(span, counted);
  const idle = MODELS.flatMap((model) => {
    const need = model.needs.find((one) => one !== 'codes' && !context.has[one]);
    return need === undefined ? [] : [{ code: model.code, need }];
  });
  const awake = MODELS.filter(({ code }) => !idle.some((one) => one.code === code));
  const collect = new AlertCollector(context, take);
  inRecords(awake.filter(isOver('record')), visits, context, collect);
  inObjects(awake.filter(isOver('object')), counted, { reader, context, span }, collect);
  inOfficers(awake.filter(isOver('officer')), visits, context, collect);
  inAgencies(awake.filter(isOver('agency')), counted, context, span, collect);
  return { records: visits.length, outside: visits.length - counted.length, idle };
}

function byTime(a: Visit, b: Visit): number {
  return (
    a.checkedDay - b.checkedDay ||
    (startMinute(a) ?? a.checkedDay * 1440) - (startMinute(b) ?? b.checkedDay * 1440) ||
    a.id - b.id
  );
}

function isOver<K extends AlertModel['over']>(over: K) {
  return (model: AlertModel): model is Extract<AlertModel, { over: K }> => model.over === over;
}

function inRecords(
  models: readonly RecordModel[],
  visits: readonly Visit[],
  context: ScanContext,
  collect: AlertCollector,
): void {
  for (const visit of visits) {
    const inside = counts(visit);
    for (const { model, by } of collect.working(models, visit)) {
      if (!inside && model.every !== true) continue;
      const found: RecordFinding | undefined = model.check(visit, by.value as never, context, by as never);
      if (found === undefined) continue;
      const { message, severity, more = [] } = typeof found === 'string' ? { message: found } : found;
      collect.add(model, {
        agency: visit.agency,
        subject: visit.recordId,
        message,
        records: [visit, ...more],
        by,
        ...(severity && { severity }),
      });
    }
  }
}

interface ObjectSources {
  readonly reader: Reader;
  readonly context: ScanContext;
  readonly span: MonthSpan;
}

function inObjects(
  models: readonly ObjectModel[],
  visits: readonly Visit[],
  { reader, context, span }: ObjectSources,
  collect: AlertCollector,
): void {
  const known = visits.filter((visit) => visit.enterpriseId !== undefined);
  const groups = [...groupBy(known, ({ enterpriseId }) => enterpriseId as number)];
  const first = fromDay(span.from);
  const back = (months: number) => toDay(addMonths(first, -months));
  const usual = Math.min(yearStart(span.from), back(USUAL_MONTHS_BACK));
  const far = back(MONTHS_BACK);
  const asked = models.map((model) => ({ model, by: collect.asking(model) }));
  for (let at = 0; at < groups.length; at += BATCH) {
    const batch = groups.slice(at, at + BATCH);
    const reach = batch.map(([id, own]) => [
      id,
      own.some(({ agency }) => agency.sector === LONG_SECTOR) ? far : usual,
    ]);
    const earlier = readVisits(reader, context, visitsBefore, JSON.stringify(reach), span.from);
    context.prepare(earlier);
    const before = groupBy(earlier, ({ enterpriseId }) => enterpriseId as number);
    for (const [id, current] of batch) {
      const past = before.get(id)?.sort(byTime) ?? [];
      if (past.length + current.length < 2) continue;
      const name = current[0]?.objectName ?? '';
      const object = { id, name, visits: [...past, ...current], current };
      for (const { model, by } of asked)
        for (const hit of model.check(object, by, context)) collect.add(model, hit);
    }
  }
}

/** Who is meant by a name alone: the one of that agency and name whose certificate another record of the month states. */
function namedOfficers(
  visits: readonly Visit[],
  context: ScanContext,
): (visit: Visit, name: string) => string {
  const known = new Map<string, string | undefined>();
  for (const visit of visits) {
    for (const { certificate, name } of context.officersOf(visit)) {
      if (certificate === '' || name === '') continue;
      const key = `${visit.agency.code}/${name}`;
      known.set(key, !known.has(key) || known.get(key) === certificate ? certificate : undefined);
    }
  }
  return ({ agency }, name) => {
    const key = `${agency.code}/${name}`;
    return known.get(key) ?? key;
  };
}

function inOfficers(
  models: readonly OfficerModel[],
  visits: readonly Visit[],
  context: ScanContext,
  collect: AlertCollector,
): void {
  const months = new Map<string, { key: string; name: string; visits: Visit[] }>();
  const keyOfName = namedOfficers(visits, context);
  for (const visit of visits) {
    for (const { certificate, name } of context.officersOf(visit)) {
      if (certificate === '' && name === '') continue;
      const key = certificate === '' ? keyOfName(visit, name) : certificate;
      const month = months.get(key);
      if (!month) months.set(key, { key, name, visits: [visit] });
      // Named twice in one record.
      else if (month.visits.at(-1) !== visit) month.visits.push(visit);
    }
  }
  for (const model of models) {
    const by = collect.asking(model);
    for (const officer of months.values())
      for (const hit of model.check(officer, by, context)) collect.add(model, hit);
  }
}

function inAgencies(
  models: readonly AgencyModel[],
  visits: readonly Visit[],
  context: ScanContext,
  span: MonthSpan,
  collect: AlertCollector,
): void {
  const first = fromDay(span.from);
  const monthBack = (n: number) => monthSpan(addMonths(first, -n).slice(0, 7));
  const tallies = context.tallies(span);
  for (const own of groupBy(visits, ({ agency }) => agency.id).values()) {
    const [one, ...others] = own;
    const tally = one && tallies.get(one.agency.id);
    if (!one || !tally) continue;
    const { agency } = one;
    const month = {
      agency,
      visits: [one, ...others] as const,
      tally,
      past: (months: number) =>
        Array.from({ length: months }, (_, i) => context.tallies(monthBack(i + 1)).get(agency.id)).filter(
          (past) => past !== undefined,
        ),
    };
    for (const model of models)
      for (const hit of model.check(month, collect.asking(model), context)) collect.add(model, hit);
  }
}
