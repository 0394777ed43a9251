import { AGENCIES, type Agency } from '../agencies.ts';
import { ENTERPRISES, type Enterprise } from '../enterprises.ts';
import { ITEMS, type Item } from '../items.ts';
import { OFFICERS, type Officer } from '../officers.ts';
import { FILED, filedPlan, type FiledLine } from '../plan/filed.ts';
import type { Random } from '../random.ts';

/** One visit of the demo district, before it is written in the words of an export. */
export interface Visit {
  readonly code: string;
  readonly plan: string;
  readonly source: string;
  readonly task: string;
  readonly agency: Agency;
  readonly object: Pick<Enterprise, 'name' | 'code' | 'address'>;
  readonly items: readonly string[];
  readonly officers: readonly Pick<Officer, 'name' | 'certificate'>[];
  /** `2026-10-03` */
  readonly day: string;
  /** Minutes since midnight. */
  readonly minute: number;
  /** Minutes from the application for the code to the visit; negative = applied afterwards. */
  readonly ahead: number;
  /** Days until the result was entered; undefined = not entered. */
  readonly entered: number | undefined;
  readonly result: string;
  readonly measure: string;
  readonly mode: string;
  readonly joint: string;
  readonly advised: boolean;
  readonly notJoined: string;
  readonly lateReason: string | undefined;
  readonly rating: string;
  readonly status: string;
  /** What was planted. */
  readonly fault?: { readonly model: string; readonly note: string };
}

export function officersOf(agency: Agency): Officer[] {
  return OFFICERS.filter(
    (one) => one.agency === agency.name && one.kind === '执法人员' && one.status === '在岗',
  );
}

export function itemsOf(agency: Agency): Item[] {
  return ITEMS.filter(
    (item) => item.status === '已备案' && item.list !== '无事不扰' && item.claimedBy.includes(agency),
  );
}

/** Trading, and on no list of 无感监管. */
function isOrdinary({ status, standings }: Enterprise): boolean {
  return (
    /存续|在营/u.test(status) &&
    standings.every(({ silent, grade }) => !silent && grade !== 'A' && grade !== '绿')
  );
}

/** Those of a trade that concerns the agency. */
function objectsOf(agency: Agency): Enterprise[] {
  const fitting = ENTERPRISES.filter(isOrdinary);
  const own = fitting.filter((one) => one.standings.some(({ sectors }) => sectors.includes(agency.sector)));
  return own.length >= 20 ? own : fitting;
}

/** Items that some lines have inspected on the spot. */
function itemsOfLines(who: Agency, lines: readonly FiledLine[]): Item[] {
  return itemsOf(who).filter(({ name, offSite }) => !offSite && lines.some(({ item }) => item === name));
}

/** Items for which the agency's filed plan has whoever there is inspected on a day. */
function itemsDue(who: Agency, day: string): Item[] {
  return itemsOfLines(
    who,
    filedPlan(who.short).lines.filter(({ holds, names }) => holds(day) && !names),
  );
}

/** A day of each month that the records are of. */
const MONTHS = ['2026-09-15', '2026-10-15'];

/** Two bodies whose visits are all planted: what is odd about them is their share or their result. */
const APART: ReadonlySet<string> = new Set(['区疾控中心', '民政局']);

/** Agencies with a filed plan, two officers and an item to go out for. */
export const SUPERVISED: readonly Agency[] = AGENCIES.filter(
  (who) =>
    FILED.some(({ agency }) => agency === who.short) &&
    !APART.has(who.short) &&
    officersOf(who).length >= 2 &&
    MONTHS.every((day) => itemsDue(who, day).length > 0),
);

/** 检查现场: who goes where, so that no object is visited twice and nobody is in two places unless it is planted. */
export class Rounds {
  readonly #seen = new Set<string>();
  readonly #today = new Map<string, number>();

  /** An object that nobody has visited; of a trade that concerns the agency as long as there is one. */
  fresh(who: Agency): Enterprise {
    const free = [...objectsOf(who), ...ENTERPRISES.filter(isOrdinary)].find(
      ({ code }) => !this.#seen.has(code),
    );
    if (!free) throw new RangeError('every object has been visited');
    this.#seen.add(free.code);
    return free;
  }

  /** The how manieth visit of the agency on this day. */
  turn(who: Agency, day: string): number {
    const key = `${who.short}|${day}`;
    const turn = this.#today.get(key) ?? 0;
    this.#today.set(key, turn + 1);
    return turn;
  }
}

const FIRST_MINUTE = 9 * 60;
/** Long enough to come to the next place. */
const BETWEEN = 65;

/** An ordinary visit that no model minds. */
export function ordinary(
  random: Random,
  { agency, number, object, day }: { agency: Agency; number: number; object: Enterprise; day: string },
  rounds: Rounds,
): Visit {
  const people = officersOf(agency);
  const turn = rounds.turn(agency, day);
  const first = (turn * 2) % people.length;
  const found = random.percent(18);
  const due = itemsDue(agency, day);
  const item = random.pick(due.length > 0 ? due : itemsOfLines(agency, filedPlan(agency.short).lines));
  return {
    code: `JCM${day.replaceAll('-', '')}${String(number).padStart(5, '0')}`,
    plan: filedPlan(agency.short).code,
    source: '检查计划',
    task: `${agency.short}${Number(day.slice(5, 7))}月${item.name}`,
    agency,
    object,
    items: [item.name],
    officers: [first, (first + 1) % people.length].map((at) => people[at] as Officer),
    day,
    minute: FIRST_MINUTE + turn * BETWEEN + random.below(20),
    ahead: 30 + random.below(600),
    entered: random.below(2),
    result: found ? '发现问题' : '未发现问题',
    measure: found ? random.pick(['责令改正', '行政指导', '转行政处罚']) : '',
    mode: '现场检查',
    joint: '',
    advised: false,
    notJoined: '',
    lateReason: undefined,
    rating: random.percent(40) ? random.pick(['非常满意', '满意', '满意', '基本满意']) : '',
    status: '已完成',
  };
}
