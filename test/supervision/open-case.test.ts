import { describe, expect, it } from 'vitest';
import { date } from '../../src/kernel/local-date.ts';
import { writeSetting } from '../../src/store/settings.ts';
import { realignReviews } from '../../src/supervision/clocks.ts';
import { issueDocument } from '../../src/supervision/issue-document.ts';
import type { Category } from '../../src/supervision/model.ts';
import { openCase, openClue, readSource, requireCategory } from '../../src/supervision/open-case.ts';
import { serveDocument } from '../../src/supervision/serve-document.ts';
import { listCases, showCase } from '../../src/supervision/show-case.ts';
import { confirmUnresolved, warnCase } from '../../src/supervision/warn-case.ts';
import { command } from '../../src/store/query.ts';
import { bringTo } from './acts.ts';
import { CLUE, LETTER, newCase, newDesk, PROOF } from './setting.ts';

describe('opening a case', () => {
  it('numbers by the year it is opened in, from 1 each year', () => {
    const desk = newDesk('2025-12-31');
    const discoveredOn = date('2025-12-30');
    expect(newCase(desk, { discoveredOn })).toBe('2025-0001');
    expect(newCase(desk, { discoveredOn })).toBe('2025-0002');
    expect(newCase(desk.at('2026-01-04'), { discoveredOn })).toBe('2026-0001');
  });

  it('keeps what it was told, in clean form', () => {
    const desk = newDesk('2026-09-02');
    const view = openCase(desk, {
      ...CLUE,
      agency: { code: ' ＪＳ-SJ ', name: '测试区市场监管局 ' },
      problem: '\u202e重复检查，3次 ',
    });
    expect(view.file).toEqual({
      ...CLUE,
      number: '2026-0001',
      openedOn: '2026-09-02',
      agency: { code: 'JS-SJ', name: '测试区市场监管局' },
      problem: '重复检查，3次',
    });
    expect(view.facts).toMatchObject([{ seq: 1, act: 'open', on: '2026-09-01', recordedBy: '测试员' }]);
  });

  it('is done once per clue of another room, within its transaction', () => {
    const desk = newDesk('2026-09-02');
    const { store } = desk;
    const open = () =>
      store.write((tx) =>
        [CLUE, CLUE, { ...CLUE, problem: '另一个问题' }].map((c) => openClue(tx, store.actor, c)),
      );
    expect(open()).toEqual([
      { number: '2026-0001', opened: true },
      { number: '2026-0001', opened: false },
      { number: '2026-0002', opened: true },
    ]);
    expect(open().map((c) => c.opened)).toEqual([false, false, false]);
    expect(() => openCase(desk, CLUE)).toThrow('已经立案，编号2026-0001');
  });

  it('takes clues without an id of their own as they come', () => {
    const desk = newDesk('2026-09-02');
    const source = { kind: 'call', text: '12345市民服务热线' };
    expect(newCase(desk, { source })).toBe('2026-0001');
    expect(newCase(desk, { source })).toBe('2026-0002');
    expect(showCase(desk, '2026-0001').file.source).toEqual(source);
  });

  it.each([
    [
      '缺少：执法单位、线索来源、问题内容',
      { agency: { code: '', name: '' }, source: { kind: '', text: '' }, problem: ' ' },
    ],
    ['发现日期2026-09-03晚于今天2026-09-02', { discoveredOn: date('2026-09-03') }],
    ['没有「conducts」这个问题类别', { category: 'conducts' as Category }],
  ])('refuses: %s', (message, change) => {
    const desk = newDesk('2026-09-02');
    expect(() => openCase(desk, { ...CLUE, ...change })).toThrow(message);
    expect(listCases(desk)).toEqual([]);
  });

  it('reads a category by key or name and helps with a mistyped one', () => {
    expect(requireCategory('conduct')).toBe('conduct');
    expect(requireCategory('执法不作为、乱作为(含乱检查)')).toBe('conduct');
    expect(requireCategory('乱检查')).toBe('conduct');
    expect(() => requireCategory('执法')).toThrow('没有「执法」这个问题类别');
    expect(() => requireCategory('procedur')).toThrow(
      expect.objectContaining({ hint: expect.stringContaining('您是不是要找：procedure') as unknown }),
    );
  });
});

describe('a source as a person writes it', () => {
  it.each([
    ['2026年第三季度抽查', { kind: 'draw', text: '2026年第三季度抽查' }],
    ['12345', { kind: 'complaint', text: '12345市民服务热线' }],
    ['区纪委监委移送', { kind: 'other', text: '区纪委监委移送' }],
  ])('%s', (written, source) => {
    expect(readSource(written, undefined)).toEqual(source);
    expect(readSource(written, 'X-1')).toEqual({ ...source, id: 'X-1' });
  });
});

describe('the list', () => {
  it('filters by stage, agency, open, overdue and day of discovery', async () => {
    const desk = newDesk('2026-09-01');
    const other = { code: 'JS-CG', name: '测试区城管执法局' };
    const clue = newCase(desk, { agency: other });
    const unresolved = newCase(desk);
    await bringTo(desk, unresolved, 'unresolved');
    const closed = newCase(desk);
    await bringTo(desk, closed, 'closed');
    const escalated = newCase(desk);
    await bringTo(desk, escalated, 'escalated');
    const late = newCase(desk.at('2026-10-09'));
    const numbers = (filter?: Parameters<typeof listCases>[1]) =>
      listCases(desk, filter).map((c) => c.file.number);

    expect(numbers()).toEqual([clue, unresolved, closed, escalated, late]);
    expect(numbers({ stage: 'escalated' })).toEqual([escalated]);
    expect(numbers({ agencyCode: 'JS-CG' })).toEqual([clue]);
    expect(numbers({ open: true })).toEqual([clue, unresolved, escalated, late]);
    expect(numbers({ open: false })).toEqual([closed]);
    expect(numbers({ overdue: true })).toEqual([unresolved]);
    expect(numbers({ since: date('2026-10-01') })).toEqual([late]);
    for (const { file, status } of listCases(desk))
      expect(status).toEqual(showCase(desk, file.number).status);
  });
});

const clearBureau = command(
  'test.clearBureau',
  "DELETE FROM setting WHERE name IN ('bureau', 'bureau_code')",
);

describe('settings', () => {
  it('are asked for where a deadline or a letter needs them', async () => {
    const desk = newDesk('2026-09-14');
    const number = newCase(desk);
    warnCase(desk, { number, way: '电话' });
    const entry = { act: 'test', subject: 'setting', id: 'bureau', summary: '测试' };
    desk.store.write((tx) => {
      tx.run(clearBureau);
      tx.record(entry);
    });
    expect(() => confirmUnresolved(desk, { number, proof: PROOF })).toThrow('没有设定监督机关全称');
    desk.store.write((tx) => {
      writeSetting(tx, 'bureau', '测试区司法局');
      tx.record(entry);
    });
    confirmUnresolved(desk, { number, proof: PROOF });
    await expect(issueDocument(desk, { number, kind: 'opinion', ...LETTER })).rejects.toThrow(
      '没有设定发文机关代字',
    );
  });
});

const moveRectify = command(
  'test.moveRectify',
  "UPDATE deadline SET due_on = '2026-10-16' WHERE step = 'rectify'",
);

describe('the time for the review', () => {
  it('moves with the end of the time for rectification', async () => {
    const desk = newDesk('2026-09-18');
    const number = newCase(desk);
    warnCase(desk, { number, way: '电话' });
    confirmUnresolved(desk, { number, proof: PROOF });
    await issueDocument(desk, { number, kind: 'suggestion', ...LETTER });
    serveDocument(desk, { number, way: '直接', proof: { text: '送达回证' } });
    const realign = () =>
      desk.store.write((tx) => realignReviews(tx, desk.calendar, date('2026-09-18'), '放假安排公布'));
    expect(realign()).toEqual([]);
    desk.store.write((tx) => {
      tx.run(moveRectify);
      tx.record({ act: 'test', subject: 'case', id: number, summary: '测试' });
    });
    expect(realign()).toMatchObject([
      { before: { ownerId: number, dueOn: '2026-10-22' }, after: { dueOn: '2026-10-23' } },
    ]);
    const reviews = showCase(desk, number).deadlines.filter((d) => d.step === 'review');
    expect(reviews).toMatchObject([
      { dueOn: '2026-10-22', voidReason: '放假安排公布' },
      { startOn: '2026-10-16', dueOn: '2026-10-23', basis: '《测试区执法监督工作方案》二(二)1' },
    ]);
  });
});
