import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, date } from '../../src/kernel/local-date.ts';
import { loadPack, packFolder } from '../../src/policy/load.ts';
import { newestLines } from '../../src/report/journal.ts';
import { command } from '../../src/store/query.ts';
import { groupClues } from '../../src/supervision/clues/group-clues.ts';
import { likeness, pairsOf, textLikeness } from '../../src/supervision/clues/likeness.ts';
import { SCREENINGS, type ClueInput, type ScreenResult } from '../../src/supervision/clues/model.ts';
import { addClue, registerClue } from '../../src/supervision/clues/register-clue.ts';
import { screenClues } from '../../src/supervision/clues/screen-clue.ts';
import { listClues, showClue } from '../../src/supervision/clues/show-clues.ts';
import { clueSource, requireTopics, topicsIn } from '../../src/supervision/clues/vocabulary.ts';
import { ungroupClue } from '../../src/supervision/clues/ungroup-clue.ts';
import { endCase } from '../../src/supervision/close-case.ts';
import { issueDocument } from '../../src/supervision/issue-document.ts';
import { openCase } from '../../src/supervision/open-case.ts';
import { showCase } from '../../src/supervision/show-case.ts';
import { warnCase } from '../../src/supervision/warn-case.ts';
import { CLUE, LETTER, newCase, newDesk, type Desk } from './setting.ts';

const PACK = loadPack(packFolder(new URL('../..', import.meta.url).pathname), 'jinshan');
const DAY = date('2026-09-01');

const setUp = (day = '2026-09-02'): Desk => ({ ...newDesk(day), pack: PACK });

const REPORTED: ClueInput = {
  source: { kind: 'complaint', text: '12345市民服务热线' },
  agency: CLUE.agency,
  category: 'conduct',
  problem: '一个月内到店重复检查三次',
  discoveredOn: DAY,
};

let count = 0;
/** Registers a clue of its own; gives its number. */
function reported(desk: Desk, change: Partial<ClueInput> = {}): number {
  count += 1;
  const source = { ...REPORTED.source, id: `SH-${count}` };
  return addClue(desk, { ...REPORTED, source, ...change }).clue.id;
}

describe('registering a clue', () => {
  it('keeps what it was told, in clean form', () => {
    const desk = setUp();
    const report = addClue(desk, {
      ...REPORTED,
      source: { ...REPORTED.source, id: ' ＳＨ001 ' },
      problem: '\u202e重复检查 ',
      enterprise: '甲公司 ',
      topics: ['Z4'],
    });
    expect(report.clue).toMatchObject({
      id: 1,
      source: { kind: 'complaint', id: 'SH001', text: '12345市民服务热线' },
      problem: '重复检查',
      enterprise: '甲公司',
      topics: ['Z4'],
      recordedBy: '测试员',
    });
    expect(report).toMatchObject({ state: 'pending', alike: [], topicNames: ['监督重点：检查方式与行为'] });
  });

  it('takes a clue once: by its number at the source, without one by all that was told', () => {
    const desk = setUp();
    const { store } = desk;
    const told = [
      REPORTED,
      REPORTED,
      { ...REPORTED, discoveredOn: addDays(DAY, -1) },
      { ...REPORTED, source: { ...REPORTED.source, id: 'A' } },
      { ...REPORTED, source: { ...REPORTED.source, id: 'A' }, discoveredOn: addDays(DAY, -1) },
      { ...REPORTED, source: { ...REPORTED.source, id: 'A' }, problem: '另一个问题' },
    ];
    expect(store.write((tx) => told.map((one) => registerClue(tx, store.actor, one)))).toEqual([
      { id: 1, registered: true },
      { id: 1, registered: false },
      { id: 2, registered: true },
      { id: 3, registered: true },
      { id: 3, registered: false },
      { id: 4, registered: true },
    ]);
    expect(() => addClue(desk, REPORTED)).toThrow('已经登记，线索号1');
  });

  it.each([
    [
      '缺少：执法单位、线索来源、问题内容',
      { agency: { code: '', name: '' }, source: { kind: '', text: '' }, problem: ' ' },
    ],
    ['发现日期2026-09-03晚于今天2026-09-02', { discoveredOn: date('2026-09-03') }],
  ])('refuses: %s', (message, change) => {
    const desk = setUp();
    expect(() => addClue(desk, { ...REPORTED, ...change })).toThrow(message);
    expect(listClues(desk.store)).toEqual([]);
  });

  it('is never changed', () => {
    const desk = setUp();
    reported(desk);
    for (const sql of ["UPDATE clue SET problem = '无'", 'DELETE FROM clue']) {
      expect(() => desk.store.write((tx) => tx.run({ ...command(`test.${sql}`, sql) }))).toThrow(
        'append-only',
      );
    }
  });
});

describe('where a clue comes from', () => {
  it.each([
    ['2026年第三季度抽查', 'draw', '2026年第三季度抽查'],
    ['数据监督', 'alert', '数据监督'],
    ['12345', 'complaint', '12345市民服务热线'],
    ['区政府行政复议办', 'reconsideration', '区政府行政复议办'],
    ['区纪委监委', 'discipline', '区纪委监委'],
    ['政协委员', 'deputy', '政协委员'],
    ['企业法定代表人来信', 'enterprise', '企业法定代表人来信'],
    ['区工商联座谈会', 'association', '区工商联座谈会'],
    ['媒体', 'media', '媒体'],
    ['单位自查', 'self', '单位自查'],
    ['单位投诉电话', 'channel', '单位投诉电话'],
    ['某企业来信', 'enterprise', '某企业来信'],
    ['区审计局移送', 'other', '区审计局移送'],
  ])('%s', (written, kind, text) => {
    expect(clueSource(PACK, DAY, written)).toEqual({ kind, text });
  });

  it('is of every kind that the pack lists, each with a clause', () => {
    const sources = PACK.get('supervision.clue_sources', DAY).value;
    expect(sources.map(({ clause }) => PACK.clause(clause).at)).not.toContain('');
    expect(sources.map(({ name }) => clueSource(PACK, DAY, name).kind)).toEqual(
      sources.map(({ code }) => code),
    );
  });
});

describe('topics', () => {
  it('are six of the scheme, five forbidden, eight not to be done', () => {
    const topics = PACK.get('supervision.topics', DAY).value;
    const lists = topics.map(({ list }) => list);
    expect(
      ['监督重点', '五个严禁', '八个不得'].map((list) => lists.filter((one) => one === list).length),
    ).toEqual([6, 5, 8]);
  });

  it('are read by code or a part of a name', () => {
    expect(requireTopics(PACK, DAY, ['b8', '触发式', 'B8'])).toEqual(['B8', 'Z5']);
    expect(() => requireTopics(PACK, DAY, ['检查'])).toThrow('监督事项无法识别：「检查」');
  });

  it('are hinted at by words in the text, not applied', () => {
    expect(topicsIn(PACK, DAY, '以督导名义重复检查').map(({ code }) => code)).toEqual(['Z4', 'B8']);
    const desk = setUp();
    const id = reported(desk, { problem: '以督导名义进企业' });
    expect(showClue(desk, id)).toMatchObject({ clue: { topics: [] }, suggested: [{ code: 'B8' }] });
  });
});

describe('likeness', () => {
  const weights = PACK.get('supervision.likeness', DAY).value;
  const matter = { problem: '一个月内到店重复检查三次', enterprise: '甲公司', discoveredOn: DAY };

  it.each([
    ['the same', {}, 100],
    ['another enterprise', { enterprise: '乙公司' }, 75],
    ['an enterprise not told', { enterprise: '' }, 75],
    ['far apart', { discoveredOn: addDays(DAY, -90) }, 85],
    ['other words', { problem: '人员未出示执法证件' }, 40],
  ])('of %s', (_name, change, score) => {
    expect(likeness(matter, { ...matter, ...change }, weights).score).toBe(score);
  });

  it('takes no account of punctuation and width', () => {
    expect(textLikeness(pairsOf('重复检查，3次！'), pairsOf('重复检查３次'))).toBe(1);
  });

  it('is symmetric, and between nothing and all', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
        const share = textLikeness(pairsOf(a), pairsOf(b));
        expect(share).toBe(textLikeness(pairsOf(b), pairsOf(a)));
        expect(share >= 0 && share <= 1).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('is shown with clues and cases of the same agency, the most alike first', () => {
    const desk = setUp();
    const other = { code: 'JS-CG', name: '测试区城管局' };
    const first = reported(desk, { problem: '一个月内到店重复检查三次' });
    reported(desk, { problem: '一个月内到店重复检查三次', agency: other });
    const opened = newCase(desk, { problem: '一个月里重复检查三次' });
    const id = reported(desk, { problem: '一个月内到店重复检查3次' });
    expect(showClue(desk, id).alike.map(({ kind, number }) => `${kind} ${number}`)).toEqual([
      `clue ${first}`,
      `case ${opened}`,
    ]);
  });
});

describe('screening', () => {
  const WHOLE: Readonly<Record<ScreenResult, object>> = {
    accepted: {},
    disputed: { text: '沪金府复〔2026〕12号' },
    transferred: { text: '不是行政检查', receiver: '区人社局' },
    corrected: { text: '当场出示证件' },
    unfounded: { text: '经核实为两家企业' },
    duplicate: { sameAs: 1 },
  };

  it.each(Object.entries(WHOLE) as [ScreenResult, object][])(
    '%s, with what it must bring',
    (result, more) => {
      const desk = setUp();
      reported(desk);
      const id = reported(desk);
      expect(screenClues(desk, { ids: [id], result, ...more })).toMatchObject([
        { clue: { id }, state: result },
      ]);
      if (Object.keys(more).length === 0) return;
      expect(() => screenClues(desk, { ids: [id], result })).toThrow(
        `研判为「${SCREENINGS[result].name}」还缺少`,
      );
    },
  );

  it('says by which clause, and what the person judged', () => {
    const desk = setUp();
    const id = reported(desk, { category: undefined });
    const [screened] = screenClues(desk, {
      ids: [id],
      result: 'accepted',
      category: 'procedure',
      topics: ['Z3'],
    });
    expect(screened?.clue).toMatchObject({ category: 'procedure', topics: ['Z3'] });
    expect(listClues(desk.store, { category: 'procedure', topic: 'Z3' })).toHaveLength(1);
  });

  it('may be done again; the last result counts', () => {
    const desk = setUp();
    const id = reported(desk);
    screenClues(desk, { ids: [id], result: 'unfounded', text: '查无此事' });
    screenClues(desk, { ids: [id], result: 'accepted' });
    expect(showClue(desk, id)).toMatchObject({ state: 'accepted', facts: [{ result: 'unfounded' }, {}] });
  });

  it('is done for all or none', () => {
    const desk = setUp();
    const id = reported(desk);
    expect(() => screenClues(desk, { ids: [id, 99], result: 'accepted' })).toThrow('没有线索号为99的线索');
    expect(showClue(desk, id).state).toBe('pending');
  });

  it.each([
    ['应在2026-09-01至2026-09-02之间', { on: date('2026-08-31') }],
    ['应在2026-09-01至2026-09-02之间', { on: date('2026-09-03') }],
    ['只有研判为「重复」才写 --same-as', { sameAs: 1 }],
  ])('refuses: %s', (message, change) => {
    const desk = setUp();
    const id = reported(desk);
    expect(() => screenClues(desk, { ids: [id], result: 'accepted', ...change })).toThrow(message);
  });

  it('knows 不重复监督 only since the regulation is in force', () => {
    const desk = setUp('2026-01-20');
    const id = reported(desk, { discoveredOn: date('2026-01-05') });
    expect(() => screenClues(desk, { ids: [id], result: 'disputed', text: '案号' })).toThrow(
      '2026-01-20施行的规定没有「已进入复议、诉讼」这种研判结果',
    );
  });
});

describe('grouping', () => {
  it('makes one case of several clues', () => {
    const desk = setUp();
    const ids = [
      reported(desk, { problem: '重复检查' }),
      reported(desk, { problem: '未出示证件', discoveredOn: addDays(DAY, -5) }),
    ];
    const { caseNumber, opened } = groupClues(desk, { ids });
    expect({ caseNumber, opened }).toEqual({ caseNumber: '2026-0001', opened: true });
    expect(showCase(desk, caseNumber).file).toMatchObject({
      agency: CLUE.agency,
      category: 'conduct',
      problem: '1．未出示证件\n2．重复检查',
      discoveredOn: addDays(DAY, -5),
      source: { kind: 'complaint', id: '线索1、2', text: '12345市民服务热线' },
    });
    expect(listClues(desk.store, { state: 'in-case' }).map((view) => view.caseNumber)).toEqual([
      caseNumber,
      caseNumber,
    ]);
  });

  it('gives a single clue the number of its source, so that a case opened for it before is found', () => {
    const desk = setUp();
    const source = { ...REPORTED.source, id: 'SH-X' };
    const known = openCase(desk, { ...CLUE, source, problem: REPORTED.problem }).file.number;
    const id = reported(desk, { source });
    expect(groupClues(desk, { ids: [id] })).toMatchObject({
      caseNumber: known,
      opened: false,
      warnings: [/此前已立案/],
    });
  });

  it('lets clues join a case that is not closed', () => {
    const desk = setUp();
    const number = newCase(desk);
    groupClues(desk, { ids: [reported(desk)], caseNumber: number });
    expect(showClue(desk, 1)).toMatchObject({ state: 'in-case', caseNumber: number });
    warnCase(desk, { number, way: '电话' });
    endCase(desk, 'resolve', { number, text: '已改' });
    const late = reported(desk);
    expect(() => groupClues(desk, { ids: [late], caseNumber: number })).toThrow('已结案，不能再并入线索');
  });

  it('refuses what does not belong together', () => {
    const desk = setUp();
    const [a, b, c, d] = [
      reported(desk),
      reported(desk, { agency: { code: 'JS-CG', name: '测试区城管局' } }),
      reported(desk, { category: 'procedure' }),
      reported(desk, { category: undefined }),
    ];
    const group =
      (...ids: number[]) =>
      () =>
        groupClues(desk, { ids });
    expect(group(a, b)).toThrow('不是同一个单位的，不能并案');
    expect(group(a, c)).toThrow('线索的类别不一致');
    expect(group(d)).toThrow('线索都没有写问题类别');
    screenClues(desk, { ids: [a], result: 'unfounded', text: '查无此事' });
    expect(group(a)).toThrow(`线索${a}为「不属实」`);
    groupClues(desk, { ids: [c, d], category: 'conduct' });
    expect(group(c)).toThrow(`线索${c}已在案件2026-0001中`);
    expect(() => screenClues(desk, { ids: [c], result: 'accepted' })).toThrow('不能再研判');
    expect(listClues(desk.store, { state: 'in-case' })).toHaveLength(2);
  });
});

describe('leaving a case', () => {
  const leave = (desk: Desk, id: number, text = '反映的是另一家企业') => ungroupClue(desk, { id, text });

  it('puts the clue back where it was screened, keeps the record, and lets it go elsewhere', () => {
    const desk = setUp();
    const [one, two] = [reported(desk), reported(desk, { problem: '检查时未出示执法证件' })];
    screenClues(desk, { ids: [two], result: 'accepted' });
    const { caseNumber } = groupClues(desk, { ids: [one, two] });
    expect(showCase(desk, caseNumber).clues.map(({ clue }) => clue.id)).toEqual([one, two]);
    const left = leave(desk, two);
    expect(left).toMatchObject({ caseNumber, view: { state: 'accepted' } });
    expect(left.warnings).toEqual([expect.stringContaining('以后的文书用 --fact 写明')]);
    expect(left.view).not.toHaveProperty('caseNumber');
    expect(left.view.facts.map(({ act }) => act)).toEqual(['screen', 'link', 'unlink']);
    expect(showCase(desk, caseNumber).clues.map(({ clue }) => clue.id)).toEqual([one]);
    const other = groupClues(desk, { ids: [two] });
    expect(other.caseNumber).not.toBe(caseNumber);
    expect(showClue(desk, two).caseNumber).toBe(other.caseNumber);
    expect(newestLines(desk.store, { subject: 'case', id: caseNumber, limit: 1 })[0]).toMatchObject({
      act: 'clue.ungroup',
      summary: `线索${two}移出案件${caseNumber}`,
    });
  });

  it('is refused to the last clue of a case that was opened from clues', async () => {
    const desk = setUp();
    const [one, two] = [reported(desk), reported(desk, { problem: '检查时未出示执法证件' })];
    const { caseNumber } = groupClues(desk, { ids: [one, two] });
    await issueDocument(desk, { number: caseNumber, kind: 'opinion', direct: '问题突出', ...LETTER });
    expect(leave(desk, two).warnings.at(-1)).toContain('已制发测司执监意〔2026〕1号');
    expect(() => leave(desk, one)).toThrow(
      `案件${caseNumber}已制发的测司执监意〔2026〕1号只以线索${one}为依据`,
    );
    const alone = groupClues(desk, { ids: [reported(desk)] });
    expect(() => leave(desk, alone.clues[0]?.clue.id ?? 0)).toThrow('没有别的线索，不能移出');
  });

  it('leaves a case that was opened otherwise as it was', () => {
    const desk = setUp();
    const number = newCase(desk);
    const id = reported(desk, { problem: '检查时未出示执法证件' });
    groupClues(desk, { ids: [id], caseNumber: number });
    expect(leave(desk, id)).toMatchObject({ caseNumber: number, warnings: [], view: { state: 'pending' } });
    expect(showCase(desk, number).clues).toEqual([]);
  });

  it('needs a case, and a reason', () => {
    const desk = setUp();
    const id = reported(desk);
    expect(() => leave(desk, id)).toThrow('不在案件中');
    groupClues(desk, { ids: [id], caseNumber: newCase(desk) });
    expect(() => leave(desk, id, ' ')).toThrow('没有写移出的理由');
    expect(() => ungroupClue(desk, { id, text: '错', on: date('2026-08-01') })).toThrow('处理日期');
  });
});
