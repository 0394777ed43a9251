import { describe, expect, it } from 'vitest';
import { date } from '../../src/kernel/local-date.ts';
import { command } from '../../src/store/query.ts';
import { setApproval } from '../../src/supervision/approval.ts';
import { judgeDraft, recordDraft, waitingDrafts } from '../../src/supervision/draft-letter.ts';
import { sendLetter } from '../../src/supervision/issue-case-letter.ts';
import { listNumbers } from '../../src/supervision/list-numbers.ts';
import { startNumbers } from '../../src/supervision/start-numbers.ts';
import { loadPack, packFolder } from '../../src/policy/load.ts';
import { guideProblem, voidGuidance, withdrawProblem } from '../../src/supervision/problems/guide-problem.ts';
import {
  checkGuidance,
  issueGuidance,
  missingOfGuidance,
} from '../../src/supervision/problems/issue-guidance.ts';
import { registerProblem, requireProblem } from '../../src/supervision/problems/register-problem.ts';
import { readKeptFile } from '../../src/store/archive.ts';
import { bodyText, LETTER, newCase, newDesk, secondDesk, type Desk } from './setting.ts';

const PACK = loadPack(packFolder(new URL('../..', import.meta.url).pathname), 'jinshan');
const setUp = (day = '2026-10-12'): Desk => ({ ...newDesk(day), pack: PACK });

const WORDS = {
  facts: ['检查时不出示证件', '检查记录由一人签名'],
  grounds: LETTER.grounds,
  measures: ['开展专项培训'],
  signer: '王局长',
  contact: LETTER.contact,
  set: {},
};

const registered = (desk: Desk, text = '培训不足') =>
  registerProblem(desk, { title: '规范入企检查', text, discoveredOn: date('2026-09-30') }).problem.id;

const numbers = (desk: Desk) =>
  listNumbers(desk.store, 2026).map(({ series, numbers: given, gaps }) => ({
    series,
    gaps,
    numbers: given.map((one) => [one.seq, one.caseNumber ?? one.problemId, one.void?.reason]),
  }));

describe('指导意见 of a 共性问题', () => {
  it('goes out under the next number and meets the month', async () => {
    const desk = setUp();
    const id = registered(desk);
    const { problem, issued } = await issueGuidance(desk, { id, ...WORDS });
    expect(issued).toMatchObject({
      number: '测司执监指〔2026〕1号',
      title: '关于规范入企检查的指导意见',
      addressee: '各行政执法单位',
      signer: '王局长',
    });
    expect(problem).toMatchObject({
      state: 'guided',
      term: { metOn: '2026-10-12', metBy: '指导性意见测司执监指〔2026〕1号' },
      facts: [{ act: 'guide', document: '测司执监指〔2026〕1号', fileId: issued.fileId }],
    });
    const letter = desk.letters.at(-1);
    expect(letter?.number).toBe('测司执监指〔2026〕1号');
    for (const text of ['检查时不出示证件', '培训不足', '开展专项培训', '第二十四条']) {
      expect(bodyText(letter)).toContain(text);
    }
    expect(readKeptFile(desk.store, issued.fileId).name).toBe('测司执监指〔2026〕1号.docx');
  });

  it('shares one series with those of cases, after what was used on paper', async () => {
    const desk = setUp();
    startNumbers(desk, { kind: 'guidance', last: 3, text: '纸质已用' });
    await issueGuidance(desk, { id: registered(desk), ...WORDS });
    const number = newCase(desk);
    const set = { 指导事项: ['检查频次'], 原因分析: ['统筹不足'] };
    await sendLetter(desk, { ...WORDS, number, kind: 'guidance', set });
    await issueGuidance(desk, { id: registered(desk), ...WORDS });
    expect(numbers(desk)).toEqual([
      {
        series: '测司执监指',
        gaps: [],
        numbers: [
          [4, 1, undefined],
          [5, number, undefined],
          [6, 2, undefined],
        ],
      },
    ]);
  });

  it('takes no number by hand of that series; another office’s stays possible', () => {
    const desk = setUp();
    const id = registered(desk);
    const written = { id, addressees: '各行政执法单位' };
    expect(() => guideProblem(desk, { ...written, document: '测司执监指[2026]7号' })).toThrow(
      '是本程序编号的文号，不能手工填写',
    );
    expect(guideProblem(desk, { ...written, document: '测司[2026]12号' }).state).toBe('guided');
    expect(numbers(desk)).toEqual([]);
  });

  it('says all that is missing, and refuses days and problems that do not fit', async () => {
    const desk = setUp();
    const id = registered(desk, '');
    expect(missingOfGuidance(desk, id, { set: {} })).toEqual([
      '查明的事实',
      '原因分析',
      '认定依据',
      '监督要求',
      '联系人及电话',
    ]);
    const whole = { id, ...WORDS, set: { 原因分析: ['培训不足'] } };
    expect(() => checkGuidance(desk, { ...whole, signer: ' ' })).toThrow('缺少：签发人');
    expect(() => checkGuidance(desk, { ...whole, on: date('2026-09-29') })).toThrow(
      '应在2026-09-30至2026-10-12之间',
    );
    await expect(issueGuidance(desk, { ...whole, on: date('2026-10-13') })).rejects.toMatchObject({
      code: 'E_CASE_DATE',
    });
    withdrawProblem(desk, { id, reason: '只涉及一个单位' });
    await expect(issueGuidance(desk, whole)).rejects.toThrow('已撤回');
    expect(numbers(desk)).toEqual([]);
  });
});

describe('a wrong 指导意见', () => {
  it('is made void: the number stays, the month runs as before, the next one gets the next number', async () => {
    const desk = setUp();
    const id = registered(desk);
    await issueGuidance(desk, { id, ...WORDS });
    desk.at('2026-10-20');
    const wrong = { id, document: '测司执监指[2026]1号', reason: '附件漏印' };
    expect(voidGuidance(desk, wrong)).toMatchObject({
      state: 'open',
      term: { dueOn: '2026-10-30' },
    });
    expect(requireProblem(desk, id).term?.metOn).toBeUndefined();
    expect(() => voidGuidance(desk, wrong)).toThrow('已经作废');
    const { issued, problem } = await issueGuidance(desk, { id, ...WORDS });
    expect(issued.number).toBe('测司执监指〔2026〕2号');
    expect(problem.term?.metOn).toBe('2026-10-20');
    expect(numbers(desk)[0]?.numbers).toEqual([
      [1, id, '附件漏印'],
      [2, id, undefined],
    ]);
  });

  it('leaves the month met by one that stands', async () => {
    const desk = setUp();
    const id = registered(desk);
    await issueGuidance(desk, { id, ...WORDS });
    desk.at('2026-10-20');
    await issueGuidance(desk, { id, ...WORDS });
    desk.at('2026-10-21');
    const view = voidGuidance(desk, {
      id,
      document: '测司执监指〔2026〕1号',
      reason: '写错',
      on: date('2026-10-12'),
    });
    expect(view).toMatchObject({
      state: 'guided',
      term: { metOn: '2026-10-20', metBy: '指导性意见测司执监指〔2026〕2号' },
    });
  });

  it('is known by its number and not void before its day', async () => {
    const desk = setUp();
    const id = registered(desk);
    const gone = { id, document: '测司执监指〔2026〕1号', reason: '写错' };
    expect(() => voidGuidance(desk, gone)).toThrow('没有文号为「测司执监指〔2026〕1号」的指导性意见');
    await issueGuidance(desk, { id, ...WORDS });
    expect(() => voidGuidance(desk, { ...gone, reason: ' ' })).toThrow('没有写错在哪里');
    expect(() => voidGuidance(desk, { ...gone, on: date('2026-10-11') })).toThrow('应在2026-10-12');
    expect(() => withdrawProblem(desk, { id, reason: '不是' })).toThrow('不能撤回');
  });
});

describe('by several people', () => {
  it('one number each, and the second is told what happened since', async () => {
    const desk = setUp();
    const second = { ...secondDesk(desk.path, '2026-10-12'), pack: PACK };
    const [one, two] = [registered(desk), registered(desk)];
    const [first, other] = await Promise.all([
      issueGuidance(desk, { id: one, ...WORDS }),
      issueGuidance(second, { id: two, ...WORDS }),
    ]);
    expect([first.issued.number, other.issued.number].sort()).toEqual([
      '测司执监指〔2026〕1号',
      '测司执监指〔2026〕2号',
    ]);
    await expect(issueGuidance(second, { id: one, ...WORDS, expect: 0 })).rejects.toThrow(
      /在您查看之后又有了变化.*\n.*印发指导性意见测司执监指〔2026〕\d号.*测试员/u,
    );
  });

  it('needs the second person where the bureau says so', async () => {
    const desk = setUp();
    const second = { ...secondDesk(desk.path, '2026-10-12'), pack: PACK };
    const id = registered(desk);
    setApproval(desk, true);
    await expect(issueGuidance(desk, { id, ...WORDS })).rejects.toMatchObject({
      code: 'E_CASE_APPROVAL',
      hint: `先运行 zfjd problem draft ${id} 拟稿，由另一人运行 zfjd case approve 核准`,
    });
    const draft = recordDraft(desk, { kind: 'guidance', options: { id, ...WORDS } }).id;
    const go = () => issueGuidance(desk, { id, ...WORDS, draft });
    await expect(go()).rejects.toThrow(`拟稿${draft}还没有核准`);
    expect(() => judgeDraft(desk, { id: draft })).toThrow('不能由本人核准');
    expect(judgeDraft(second, { id: draft }).verdict?.by).toBe('同事');
    expect(waitingDrafts(desk).map((one) => one.id)).toEqual([draft]);
    const { problem } = await go();
    expect(problem.facts).toMatchObject([{ draft, document: '测司执监指〔2026〕1号' }]);
    expect(waitingDrafts(desk)).toEqual([]);
    await expect(go()).rejects.toThrow(`拟稿${draft}已经制发过`);
    const other = registered(desk);
    await expect(issueGuidance(desk, { id: other, ...WORDS, draft })).rejects.toThrow(
      `拟稿${draft}是共性问题${id}的，不是共性问题${other}的`,
    );
  });

  it('is kept by the file itself', async () => {
    const desk = setUp();
    await issueGuidance(desk, { id: registered(desk), ...WORDS });
    const twice = command(
      'test.twice',
      `INSERT INTO case_document SELECT 'X', series, year, seq, kind, name, title, addressee, signer, issued_on,
         case_number, fact_seq, problem_id, problem_seq, file_id FROM case_document`,
    );
    expect(() => desk.store.write((tx) => tx.run(twice))).toThrow(/UNIQUE/u);
  });
});
