import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadCalendar } from '../../src/calendar/calendar.ts';
import { deadlinesOf, meetDeadline, setDeadline, voidDeadline } from '../../src/calendar/deadlines.ts';
import { importHolidays, type ImportHolidaysOptions } from '../../src/calendar/import-holidays.ts';
import { date } from '../../src/kernel/local-date.ts';
import { readKeptFile } from '../../src/store/archive.ts';
import { journalEntries, verifyJournal } from '../../src/store/journal.ts';
import type { Store } from '../../src/store/store.ts';
import { holidayYear } from '../../src/calendar/store.ts';
import { jsonFile, newStore, ROOT, YEAR_2027 } from './calendars.ts';

let store: Store;
beforeEach(() => {
  store = newStore('2026-12-28');
});
afterEach(() => store.close());

const FILE = jsonFile('2027.json', YEAR_2027);
const run = (options: Partial<ImportHolidaysOptions> = {}) =>
  importHolidays({ store, root: ROOT }, { file: FILE, ...options });

function start(step: string, startOn: string, amount = 5): void {
  store.write((tx) =>
    setDeadline(tx, loadCalendar(ROOT, tx), {
      owner: 'case',
      ownerId: 'AJ-1',
      step,
      title: `事项${step}`,
      responsible: '区应急局',
      startOn: date(startOn),
      startEvent: '送达',
      period: { amount, unit: 'working-day' },
      basis: { document: '方案', at: '二' },
    }),
  );
}

const dueDates = () =>
  Object.fromEntries(deadlinesOf(store, 'case', 'AJ-1').map((d) => [d.step, [d.dueOn, d.provisional]]));

describe('importing a year', () => {
  it('moves the open due dates that hang on it, and leaves met and void ones alone', () => {
    start('moved', '2027-01-25');
    start('certain', '2026-12-25');
    start('earlier', '2026-12-01');
    start('met', '2027-01-25');
    start('void', '2027-01-25');
    const key = (step: string) => ({ owner: 'case' as const, ownerId: 'AJ-1', step });
    store.write((tx) => meetDeadline(tx, key('met'), date('2026-12-28'), '报告'));
    store.write((tx) => voidDeadline(tx, key('void'), date('2026-12-28'), '撤销'));

    const result = run();

    expect(result).toMatchObject({
      year: 2027,
      notice: '国办发明电〔2026〕9号',
      added: { off: 28, work: 5 },
      warnings: [],
    });
    expect(result).not.toHaveProperty('replaced');
    expect(result.recomputed.map((m) => [m.before.step, m.before.dueOn, m.after.dueOn])).toEqual([
      ['certain', '2027-01-04', '2027-01-04'],
      ['moved', '2027-02-01', '2027-01-31'],
    ]);
    expect(dueDates()).toEqual({
      moved: ['2027-01-31', false],
      certain: ['2027-01-04', false],
      earlier: ['2026-12-08', false],
      met: ['2027-02-01', true],
      void: ['2027-02-01', true],
    });
  });

  it('puts every move into the journal, with before, after and why', () => {
    start('moved', '2027-01-25');
    run();
    const [imported, moved] = store.all(journalEntries).toReversed();
    expect(imported).toMatchObject({ act: 'calendar.import', subject: 'calendar', subject_id: '2027' });
    expect(moved).toMatchObject({
      act: 'deadline.recompute',
      subject_id: 'AJ-1',
      summary: '期限「事项moved」届满日由2027-02-01（暂定）改为2027-01-31',
    });
    expect(JSON.parse(moved?.detail ?? '')).toEqual({
      before: { step: 'moved', dueOn: '2027-02-01', provisional: true },
      after: { step: 'moved', dueOn: '2027-01-31', provisional: false },
      reason: '导入2027年节假日安排（国办发明电〔2026〕9号）',
    });
    expect(verifyJournal(store)).not.toHaveProperty('broken');
  });

  it('keeps the original and is used by the next calendar', () => {
    run();
    const row = store.get(holidayYear, 2027);
    const kept = readKeptFile(store, row?.file_id ?? 0);
    expect(kept.name).toBe('2027.json');
    expect(new Uint8Array(kept.bytes)).toEqual(FILE.bytes);
    const calendar = loadCalendar(ROOT, store);
    expect(calendar.published(2027)?.origin).toBe('imported');
    expect(calendar.due(date('2026-12-25'), { amount: 5, unit: 'working-day' })).toMatchObject({
      due: '2027-01-04',
      provisional: false,
    });
    expect(calendar.kind(date('2027-02-05'))).toMatchObject({ notice: '国办发明电〔2026〕9号' });
  });

  it('replaces an earlier import and computes again', () => {
    start('moved', '2027-01-25');
    run();
    const amended = {
      ...YEAR_2027,
      work: YEAR_2027.work.map((d) => (d.date === '2027-01-31' ? { ...d, date: '2027-01-30' } : d)),
    };
    const result = run({ file: jsonFile('2027改.json', amended) });
    expect(result.replaced).toBe('imported');
    expect(dueDates()).toEqual({ moved: ['2027-01-30', false] });
    expect(run({ file: jsonFile('2027改.json', amended) }).recomputed).toEqual([]);
  });

  it('moves due dates in December where the next year reaches back', () => {
    start('december', '2026-12-28', 3);
    expect(dueDates()).toEqual({ december: ['2026-12-31', false] });
    const reachingBack = {
      ...YEAR_2027,
      off: [{ date: '2026-12-31', name: '元旦' }, ...YEAR_2027.off],
      work: [{ date: '2026-12-27', name: '元旦' }, ...YEAR_2027.work],
    };
    run({ file: jsonFile('2027.json', reachingBack) });
    expect(dueDates()).toEqual({ december: ['2027-01-04', false] });
  });

  it('leaves everything as it was on a dry run', () => {
    start('moved', '2027-01-25');
    expect(run({ dryRun: true }).recomputed).toHaveLength(1);
    expect(dueDates()).toEqual({ moved: ['2027-02-01', true] });
    expect(store.get(holidayYear, 2027)).toBeUndefined();
  });
});

describe('a year that is refused', () => {
  const day = (d: string) => ({ date: d, name: '某节' });
  const without = (d: string) => YEAR_2027.off.filter((x) => x.date !== d);
  it.each([
    ['nothing published', { off: [], work: [] }, '可能尚未公布'],
    ['statutory day worked', { off: without('2027-02-08') }, '2027-02-08（星期一，春节）是法定节假日'],
    ['make-up day on a weekday', { work: [...YEAR_2027.work, day('2027-03-01')] }, '它不是周末'],
    ['foreign year', { off: [...YEAR_2027.off, day('2028-01-03')] }, '不属于2027年'],
    ['day twice', { off: [...YEAR_2027.off, day('2027-01-01')] }, '2027-01-01出现了不止一次'],
    ['both off and worked', { off: [...YEAR_2027.off, day('2027-01-31')] }, '2027-01-31出现了不止一次'],
    ['make-up day left out', { work: YEAR_2027.work.slice(1) }, '可能漏了调休上班日'],
    ['make-up day too many', { work: [...YEAR_2027.work, day('2027-03-06')] }, '少于法定的13天'],
    [
      'notice of another year',
      { notices: [{ title: '通知', number: '国办发明电〔2024〕12号' }] },
      '不是2026年或2027年的文号',
    ],
    ['no year', { year: undefined }, '缺少年份'],
    ['unreadable day', { off: [...YEAR_2027.off, day('2027-02-30')] }, '2027-02-30'],
  ])('%s', (_case, change, message) => {
    expect(() => run({ file: jsonFile('2027.json', { ...YEAR_2027, ...change }) })).toThrow(message);
    expect(store.get(holidayYear, 2027)).toBeUndefined();
  });

  it('is told when it is another year with the digits changed', () => {
    const shipped = loadCalendar(ROOT).published(2026)?.arrangement;
    const moved = JSON.parse(
      JSON.stringify({ ...shipped, year: 2027 }).replaceAll('2026-', '2027-'),
    ) as unknown;
    expect(() => run({ file: jsonFile('2027.json', moved) })).toThrow('与2026年完全相同');
  });

  it('names all that is wrong at once', () => {
    const bad = { ...YEAR_2027, off: without('2027-02-08'), work: [...YEAR_2027.work, day('2027-03-01')] };
    expect(() => run({ file: jsonFile('2027.json', bad) })).toThrow(
      /有3处问题[\s\S]*不是周末[\s\S]*法定节假日/u,
    );
  });
});

describe('the notice', () => {
  it('may be given on the command line, and is missed otherwise', () => {
    const bare = jsonFile('2027.json', { ...YEAR_2027, notices: [] });
    expect(run({ file: bare }).warnings).toHaveLength(1);
    const named = run({ file: bare, notice: '国办发明电[2026]9号' });
    expect(named).toMatchObject({ notice: '国办发明电〔2026〕9号', warnings: [] });
    expect(() => run({ file: bare, notice: '九号文' })).toThrow('通知文号写法无法识别');
  });

  it('allows more days off where a second one grants them', () => {
    const granted = {
      ...YEAR_2027,
      notices: [...YEAR_2027.notices, { title: '关于增加一天假期的通知', number: '国办发明电〔2027〕2号' }],
      off: [...YEAR_2027.off, { date: '2027-09-03', name: '纪念日', notice: '国办发明电〔2027〕2号' }],
    };
    expect(run({ file: jsonFile('2027.json', granted) }).notice).toBe(
      '国办发明电〔2026〕9号、国办发明电〔2027〕2号',
    );
  });
});
