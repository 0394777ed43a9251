import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fixedClock } from '../../src/kernel/clock.ts';
import { date } from '../../src/kernel/local-date.ts';
import { loadCalendar } from '../../src/calendar/calendar.ts';
import { createStore } from '../../src/store/open.ts';
import type { Store } from '../../src/store/store.ts';

/** The program's folder. */
export const ROOT = new URL('../..', import.meta.url).pathname;

export const shipped = loadCalendar(ROOT);

export function newStore(today = '2026-11-23'): Store {
  const folder = mkdtempSync(join(tmpdir(), 'zfjd-calendar-'));
  return createStore(join(folder, 't.db'), { operator: '测试员', clock: fixedClock(date(today)) });
}

/** A 2027 arrangement such as could be published: it has 1 to 3 January off and a working Sunday after. */
export const YEAR_2027 = {
  year: 2027,
  notices: [
    {
      title: '国务院办公厅关于2027年部分节假日安排的通知',
      number: '国办发明电〔2026〕9号',
      date: '2026-11-05',
      number_checked: true,
    },
  ],
  off: [
    ...days('元旦', '2027-01-01', '2027-01-02', '2027-01-03'),
    ...days('春节', '2027-02-05', '2027-02-06', '2027-02-07', '2027-02-08', '2027-02-09'),
    ...days('春节', '2027-02-10', '2027-02-11', '2027-02-12'),
    ...days('清明节', '2027-04-03', '2027-04-04', '2027-04-05'),
    ...days('劳动节', '2027-05-01', '2027-05-02', '2027-05-03', '2027-05-04', '2027-05-05'),
    ...days('端午节', '2027-06-09'),
    ...days('中秋节', '2027-09-15'),
    ...days('国庆节', '2027-10-01', '2027-10-02', '2027-10-03', '2027-10-04', '2027-10-05', '2027-10-06'),
    ...days('国庆节', '2027-10-07'),
  ],
  work: [
    ...days('春节', '2027-01-31', '2027-02-20'),
    ...days('劳动节', '2027-05-08'),
    ...days('国庆节', '2027-09-26', '2027-10-09'),
  ],
};

export function jsonFile(name: string, value: unknown): { name: string; bytes: Uint8Array } {
  return { name, bytes: new TextEncoder().encode(JSON.stringify(value)) };
}

function days(name: string, ...dates: string[]): { date: string; name: string }[] {
  return dates.map((d) => ({ date: d, name }));
}
