import { AGENCIES, type Agency } from '../agencies.ts';
import { ENTERPRISES, type Enterprise } from '../enterprises.ts';
import { ITEMS, type Item } from '../items.ts';
import { OFFICERS, type Officer } from '../officers.ts';
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

/** Trading, on no list of 无感监管, of a trade that concerns the agency. */
export function objectsOf(agency: Agency): Enterprise[] {
  const fitting = ENTERPRISES.filter(
    (one) =>
      /存续|在营/u.test(one.status) &&
      one.standings.every(({ silent, grade }) => !silent && grade !== 'A' && grade !== '绿'),
  );
  const own = fitting.filter((one) => one.standings.some(({ sectors }) => sectors.includes(agency.sector)));
  return own.length >= 20 ? own : fitting;
}

export const SUPERVISED: readonly Agency[] = AGENCIES.filter(
  (agency) => officersOf(agency).length >= 2 && itemsOf(agency).length > 0,
);

/** An ordinary visit that no model minds. */
export function ordinary(
  random: Random,
  agency: Agency,
  number: number,
  object: Enterprise,
  day: string,
): Visit {
  const people = officersOf(agency);
  const first = random.below(people.length);
  const found = random.percent(18);
  const item = random.pick(itemsOf(agency));
  return {
    code: `JCM${day.replaceAll('-', '')}${String(number).padStart(5, '0')}`,
    plan: `JSBA-2026-${String(1 + SUPERVISED.indexOf(agency)).padStart(4, '0')}`,
    source: '检查计划',
    task: `${agency.short}${Number(day.slice(5, 7))}月${item.name}`,
    agency,
    object,
    items: [item.name],
    officers: [first, (first + 1) % people.length].map((at) => people[at] as Officer),
    day,
    minute: 9 * 60 + random.below(7 * 60),
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
