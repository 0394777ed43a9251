import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  deadlinesOf,
  meetDeadline,
  openDeadlines,
  setDeadline,
  voidDeadline,
  type NewDeadline,
} from '../../src/calendar/deadlines.ts';
import { date } from '../../src/kernel/local-date.ts';
import { journalEntries } from '../../src/store/journal.ts';
import type { Store } from '../../src/store/store.ts';
import { newStore, shipped } from './calendars.ts';

const RECTIFY: NewDeadline = {
  owner: 'case',
  ownerId: 'AJ-2026-0007',
  step: 'rectify',
  title: '按建议书整改',
  responsible: '区市场监管局',
  startOn: date('2026-09-18'),
  startEvent: '建议书直接送达，送达回证签收日2026-09-18',
  period: { amount: 15, unit: 'working-day' },
  basis: { document: '《行政执法监督工作方案》', at: '三(二)' },
};
const KEY = { owner: RECTIFY.owner, ownerId: RECTIFY.ownerId, step: RECTIFY.step };

let store: Store;
beforeEach(() => {
  store = newStore('2026-09-18');
});
afterEach(() => store.close());

const set = (d: NewDeadline) => store.write((tx) => setDeadline(tx, shipped, d));

describe('deadlines', () => {
  it('keep the due date with its inputs', () => {
    const deadline = set(RECTIFY);
    expect(deadline).toEqual({
      id: 1,
      ...KEY,
      title: '按建议书整改',
      responsible: '区市场监管局',
      startOn: '2026-09-18',
      startEvent: '建议书直接送达，送达回证签收日2026-09-18',
      amount: 15,
      unit: 'working-day',
      dueOn: '2026-10-15',
      provisional: false,
      basis: '《行政执法监督工作方案》三(二)',
    });
    expect(deadlinesOf(store, 'case', 'AJ-2026-0007')).toEqual([deadline]);
  });

  it('take a day named outright as it is, rest day or not', () => {
    const deadline = set({ ...RECTIFY, period: { unit: 'fixed', on: date('2026-10-01') } });
    expect(deadline).toMatchObject({ dueOn: '2026-10-01', unit: 'fixed', amount: 0, provisional: false });
  });

  it('come back open ones first due first', () => {
    set(RECTIFY);
    set({ ...RECTIFY, step: 'review', period: { amount: 5, unit: 'working-day' } });
    set({ ...RECTIFY, step: 'report', period: { amount: 1, unit: 'month' } });
    expect(openDeadlines(store).map((d) => [d.step, d.dueOn])).toEqual([
      ['review', '2026-09-24'],
      ['rectify', '2026-10-15'],
      ['report', '2026-10-19'],
    ]);
  });

  it('exist once per owner and step, until void', () => {
    set(RECTIFY);
    expect(() => set(RECTIFY)).toThrow('has a deadline already');
    store.write((tx) => voidDeadline(tx, KEY, date('2026-09-20'), '送达日期有误'));
    expect(openDeadlines(store)).toEqual([]);
    set({ ...RECTIFY, startOn: date('2026-09-21') });
    expect(deadlinesOf(store, 'case', 'AJ-2026-0007')).toMatchObject([
      { voidOn: '2026-09-20', voidReason: '送达日期有误' },
      { dueOn: '2026-10-19' },
    ]);
  });

  it('are met once, and leave a trace in the journal', () => {
    set(RECTIFY);
    const meet = () => store.write((tx) => meetDeadline(tx, KEY, date('2026-10-16'), '整改报告 ZG-7'));
    meet();
    expect(deadlinesOf(store, 'case', 'AJ-2026-0007')).toMatchObject([
      { metOn: '2026-10-16', metBy: '整改报告 ZG-7' },
    ]);
    expect(openDeadlines(store)).toEqual([]);
    expect(meet).toThrow('was met on 2026-10-16');
    expect(() =>
      store.write((tx) => voidDeadline(tx, { ...KEY, step: 'none' }, date('2026-10-16'), '无')),
    ).toThrow('no open deadline');
    const entries = store.all(journalEntries);
    expect(entries.map((e) => [e.act, e.summary])).toEqual([
      [
        'deadline.set',
        '期限「按建议书整改」：自2026-09-18起15个工作日，2026-10-15届满，责任单位区市场监管局',
      ],
      ['deadline.meet', '期限「按建议书整改」于2026-10-16完成（超过届满日2026-10-15）：整改报告 ZG-7'],
    ]);
  });
});
