import { describe, expect, it } from 'vitest';
import { date } from '../../src/kernel/local-date.ts';
import { loadPack, packFolder } from '../../src/policy/load.ts';
import { journalEntries } from '../../src/store/journal.ts';
import { addAccount, listAccounts, recordAccountResult } from '../../src/supervision/account-case.ts';
import { correctService } from '../../src/supervision/correct-service.ts';
import { recordDecision, recordExecution } from '../../src/supervision/decide-case.ts';
import { escalateCase } from '../../src/supervision/escalate-case.ts';
import { extendClock } from '../../src/supervision/extend-clock.ts';
import { issueDocument } from '../../src/supervision/issue-document.ts';
import { listNumbers } from '../../src/supervision/list-numbers.ts';
import { recordRectification, reviewCase } from '../../src/supervision/rectify-case.ts';
import { serveDecision, serveDocument } from '../../src/supervision/serve-document.ts';
import { showCase } from '../../src/supervision/show-case.ts';
import { resumeCase, suspendCase } from '../../src/supervision/suspend-case.ts';
import { confirmUnresolved, warnCase } from '../../src/supervision/warn-case.ts';
import { withdrawDocument } from '../../src/supervision/withdraw-document.ts';
import { bodyText, clocksOf, LETTER, newCase, newDesk, PROOF, type Desk } from './setting.ts';

const PACK = loadPack(packFolder(new URL('../..', import.meta.url).pathname), 'jinshan');
const RECEIPT = { text: '送达回证' };

/** Confirmed on 2026-09-14, issued on 2026-09-17. */
async function issued(desk: Desk): Promise<string> {
  const number = newCase(desk.at('2026-09-14'));
  warnCase(desk, { number, way: '电话' });
  confirmUnresolved(desk, { number, proof: PROOF });
  await issueDocument(desk.at('2026-09-17'), { number, kind: 'opinion', ...LETTER });
  return number;
}

/** Served on 2026-09-18: to be put right by 2026-10-15, reviewed by 2026-10-22. */
async function served(desk: Desk): Promise<string> {
  const number = await issued(desk);
  serveDocument(desk.at('2026-09-18'), { number, way: '直接', proof: RECEIPT });
  return number;
}

describe('the ways of service', () => {
  it('by publication counts thirty days from the day after, whatever the day is', async () => {
    const desk = newDesk();
    const number = await issued(desk);
    const serve = (today: string, more: object = {}) =>
      serveDocument(desk.at(today), {
        number,
        way: '公告',
        publishedOn: date('2026-09-18'),
        proof: { text: '公告' },
        ...more,
      });
    expect(() => serve('2026-10-17')).toThrow('2026-10-18满30日才视为送达');
    expect(() => serve('2026-10-18', { on: date('2026-10-17') })).toThrow('与写明的送达日期2026-10-17不符');
    expect(() => serve('2026-10-18', { publishedOn: undefined })).toThrow('要写明公告日期');
    // 2026-10-18 is a Sunday: service is no act that has to be done on it.
    const fact = serve('2026-10-19').facts.at(-1);
    expect(fact).toMatchObject({ on: '2026-10-18', details: { way: '公告', publishedOn: '2026-09-18' } });
    expect(clocksOf(desk, number)['rectify']).toBe('2026-11-06');
  });

  it('by leaving it needs a witness or a picture', async () => {
    const desk = newDesk();
    const number = await issued(desk);
    expect(() => serveDocument(desk, { number, way: '留置', proof: RECEIPT })).toThrow('见证人');
    const view = serveDocument(desk, { number, way: '留置', witness: '赵主任', proof: RECEIPT });
    expect(view.facts.at(-1)?.details).toMatchObject({ way: '留置', witness: '赵主任' });
  });

  it.each([
    ['系统回执', true],
    ['系统回执，对方已签送达地址确认书', false],
  ])('by electronic means asks for the consent where %s does not tell it', async (text, asks) => {
    const desk = { ...newDesk(), pack: PACK };
    const number = await issued(desk);
    const { warnings } = serveDocument(desk, { number, way: '电子', proof: { text } });
    expect(warnings.some((one) => one.includes('须经对方同意（《中华人民共和国民事诉讼法》'))).toBe(asks);
  });

  it('in another way has no day of publication', async () => {
    const desk = newDesk();
    const number = await issued(desk);
    const publishedOn = date('2026-09-17');
    expect(() => serveDocument(desk, { number, way: '邮寄', publishedOn, proof: RECEIPT })).toThrow(
      '只用于公告送达',
    );
  });
});

describe('a corrected day of service', () => {
  const correction = (number: string, servedOn: string) => ({
    number,
    servedOn: date(servedOn),
    text: '回执看错',
    proof: RECEIPT,
  });

  it('after the review moves what was met, as long as its finding still came after the end', async () => {
    const desk = newDesk();
    const number = await served(desk);
    reviewCase(desk.at('2026-10-16'), { number, result: 'not-done', text: '仍在重复检查' });
    expect(() => correctService(desk.at('2026-10-19'), correction(number, '2026-09-21'))).toThrow(
      '更正以后整改期限到2026-10-19才届满，2026-10-16的复查（未整改到位）作出在先，不能成立',
    );
    expect(clocksOf(desk, number)).toMatchObject({ rectify: '2026-10-15', review: '2026-10-22' });
    // Once it was found again in its time, the day can be corrected.
    reviewCase(desk.at('2026-10-20'), { number, result: 'not-done', text: '仍在重复检查' });
    const view = correctService(desk, correction(number, '2026-09-21'));
    expect(view.status.stage).toBe('failed');
    expect(view.deadlines.findLast((d) => d.step === 'review')).toMatchObject({
      startOn: '2026-10-19',
      dueOn: '2026-10-26',
      metOn: '2026-10-16',
    });
  });

  it('after a review that passed needs the answer that allowed it early', async () => {
    const desk = newDesk();
    const early = await served(desk);
    recordRectification(desk.at('2026-09-23'), { number: early, text: '已合并' });
    reviewCase(desk.at('2026-09-24'), { number: early, result: 'done', text: '已查看记录' });
    const view = correctService(desk, correction(early, '2026-09-17'));
    expect(view).toMatchObject({
      status: { stage: 'passed' },
      warnings: ['届满日由2026-10-15改为2026-10-14'],
    });
    const late = await served(desk);
    reviewCase(desk.at('2026-10-16'), { number: late, result: 'done', text: '已查看记录' });
    expect(() => correctService(desk.at('2026-10-19'), correction(late, '2026-09-30'))).toThrow('不能成立');
  });

  it('leaves as many days more or fewer to a clock that was stopped meanwhile', async () => {
    const desk = newDesk();
    const number = await served(desk);
    suspendCase(desk.at('2026-09-22'), { number, text: '企业已申请复议', proof: PROOF });
    resumeCase(desk.at('2026-10-20'), { number, text: '复议申请已撤回' });
    expect(clocksOf(desk, number)['rectify']).toBe('2026-11-05');
    correctService(desk, correction(number, '2026-09-17'));
    expect(clocksOf(desk, number)['rectify']).toBe('2026-11-04');
    correctService(desk, correction(number, '2026-09-30'));
    expect(clocksOf(desk, number)['rectify']).toBe('2026-11-10');
  });

  it('moves both clocks, keeps the old ones void with the reason, and leaves a journal entry', async () => {
    const desk = newDesk();
    const number = await served(desk);
    const view = correctService(desk.at('2026-09-21'), {
      number,
      servedOn: date('2026-09-17'),
      text: '回执看错',
      proof: { text: '邮件回执' },
    });
    expect(view.warnings).toEqual(['届满日由2026-10-15改为2026-10-14']);
    expect(clocksOf(desk, number)).toEqual({
      document: '2026-09-20',
      rectify: '2026-10-14',
      review: '2026-10-21',
    });
    expect(view.deadlines.filter((d) => d.voidOn !== undefined)).toMatchObject([
      {
        step: 'rectify',
        dueOn: '2026-10-15',
        voidReason: '更正送达日期：2026-09-18改为2026-09-17（回执看错）',
      },
      { step: 'review', dueOn: '2026-10-22' },
    ]);
    const acts = desk.store.all(journalEntries).filter((entry) => entry.business_date === '2026-09-21');
    expect(acts.map((entry) => entry.act)).toEqual([
      'case.correct-service',
      'deadline.void',
      'deadline.set',
      'deadline.void',
      'deadline.set',
    ]);
  });

  it('keeps that the agency answered, and lets the review follow', async () => {
    const desk = newDesk();
    const number = await served(desk);
    recordRectification(desk.at('2026-09-23'), { number, text: '已合并' });
    const correct = (servedOn: string) =>
      correctService(desk.at('2026-09-24'), {
        number,
        servedOn: date(servedOn),
        text: '回执看错',
        proof: RECEIPT,
      });
    expect(() => correct('2026-09-24')).toThrow('应在文书成文日期2026-09-17至2026-09-23之间');
    expect(() => correct('2026-09-16')).toThrow('应在文书成文日期');
    expect(() => correct('2026-09-18')).toThrow('没有更正');
    correct('2026-09-21');
    const { deadlines, status } = showCase(desk, number);
    expect(deadlines.findLast((d) => d.step === 'rectify')).toMatchObject({
      dueOn: '2026-10-19',
      metOn: '2026-09-23',
    });
    expect(status.due).toMatchObject({ step: 'review', startOn: '2026-10-19', dueOn: '2026-10-26' });
  });
});

describe('an extension', () => {
  const extend = (desk: Desk, number: string, more: object) =>
    extendClock(desk, { number, approver: '王局长', text: '涉及系统改造', ...more });

  it('lengthens the period from its own start, so that a new calendar still moves it', async () => {
    const desk = newDesk();
    const number = await served(desk);
    const view = extend(desk.at('2026-10-10'), number, { days: 5 });
    expect(view.status.due).toMatchObject({ startOn: '2026-09-18', amount: 20, dueOn: '2026-10-22' });
    expect(clocksOf(desk, number)).toMatchObject({ rectify: '2026-10-22', review: '2026-10-29' });
    expect(view.facts.at(-1)?.details).toMatchObject({ approver: '王局长', wasDueOn: '2026-10-15' });
  });

  it('may name a day, and be given again', async () => {
    const desk = newDesk();
    const number = await served(desk);
    extend(desk.at('2026-10-10'), number, { to: date('2026-10-20') });
    extend(desk.at('2026-10-12'), number, { days: 2 });
    expect(clocksOf(desk, number)).toMatchObject({ rectify: '2026-10-22', review: '2026-10-29' });
  });

  it.each<[string, object, string]>([
    ['without an approver', { days: 5, approver: ' ' }, '须写明批准人'],
    ['without a length', {}, '写一个'],
    ['with two lengths', { days: 5, to: date('2026-10-30') }, '写一个'],
    ['of nothing', { days: 0 }, '应当晚于2026-10-15'],
    ['to an earlier day', { to: date('2026-10-15') }, '应当晚于2026-10-15'],
    ['before service', { days: 5, on: date('2026-09-17') }, '早于期限起算之日2026-09-18'],
    ['without a reason', { days: 5, text: '' }, '须写明延长的理由'],
  ])('%s is refused', async (_name, more, message) => {
    const desk = newDesk();
    const number = await served(desk);
    const before = showCase(desk, number);
    expect(() => extend(desk, number, more)).toThrow(message);
    expect(showCase(desk, number)).toEqual(before);
  });

  it('comes too late once the period is over', async () => {
    const desk = newDesk();
    const number = await served(desk);
    expect(() => extend(desk.at('2026-10-16'), number, { days: 5 })).toThrow('已于2026-10-15届满');
  });
});

describe('a suspension', () => {
  const suspend = (desk: Desk, number: string) =>
    suspendCase(desk, { number, text: '企业已申请复议', proof: PROOF });

  it('stops the clocks; what was left runs on from the day of resuming', async () => {
    const desk = newDesk();
    const number = await served(desk);
    const stopped = suspend(desk.at('2026-09-24'), number);
    expect(stopped.status).toMatchObject({ stageName: '已送达，整改中（已中止）', overdue: [] });
    expect(stopped.status.due).toBeUndefined();
    expect(showCase(desk.at('2026-12-01'), number).status.overdue).toEqual([]);
    // Four of fifteen working days were used up to 2026-09-24, the worked Sunday among them.
    const resumed = resumeCase(desk.at('2026-11-02'), { number, text: '撤回申请' });
    expect(resumed.status).toMatchObject({ workingDaysLeft: 10, due: { step: 'rectify', amount: 10 } });
    expect(clocksOf(desk, number)).toMatchObject({ rectify: '2026-11-16', review: '2026-11-23' });
  });

  it('does not cure what was late, and puts off a review by itself', async () => {
    const desk = newDesk();
    const number = await served(desk);
    suspend(desk.at('2026-10-16'), number);
    expect(showCase(desk, number).status.overdue).toMatchObject([{ step: 'rectify' }]);
    resumeCase(desk.at('2026-11-02'), { number, text: '维持' });
    expect(clocksOf(desk, number)).toMatchObject({ rectify: '2026-10-15', review: '2026-11-06' });
  });

  it('puts off the day from which the agency may be failed', async () => {
    const desk = newDesk();
    const number = await served(desk);
    recordRectification(desk.at('2026-09-23'), { number, text: '部分整改' });
    suspend(desk.at('2026-10-12'), number);
    resumeCase(desk.at('2026-11-02'), { number, text: '维持' });
    // Three working days of the period were left.
    const review = (on: string) => reviewCase(desk.at(on), { number, result: 'not-done', text: '不全' });
    expect(showCase(desk, number).status.due).toMatchObject({ startOn: '2026-11-05', dueOn: '2026-11-12' });
    expect(() => review('2026-11-05')).toThrow('整改期限2026-11-05尚未届满');
    expect(review('2026-11-06').status.stage).toBe('failed');
  });

  it('on the last day leaves the day of resuming, or the next working day', async () => {
    const desk = newDesk();
    const number = await served(desk);
    suspend(desk.at('2026-10-15'), number);
    resumeCase(desk.at('2026-11-07'), { number, text: '维持' });
    expect(clocksOf(desk, number)).toMatchObject({ rectify: '2026-11-09', review: '2026-11-16' });
  });
});

describe('a withdrawn document', () => {
  it('leaves its number void; the right one gets the next, and the time for making it runs as before', async () => {
    const desk = newDesk();
    const number = await served(desk);
    const view = withdrawDocument(desk.at('2026-09-19'), { number, text: '检查次数有误' });
    expect(view.status).toMatchObject({ stage: 'withdrawn', due: { step: 'document', dueOn: '2026-09-20' } });
    expect(view.documents).toMatchObject([{ void: { on: '2026-09-19', reason: '检查次数有误' } }]);
    const again = await issueDocument(desk, { number, kind: 'opinion', ...LETTER });
    expect(again.issued?.number).toBe('测司执监意〔2026〕2号');
    expect(again.deadlines.findLast((d) => d.step === 'document')).toMatchObject({ metOn: '2026-09-19' });
    expect(bodyText(desk.letters.at(-1))).toContain('我局撤回测司执监意〔2026〕1号');
    serveDocument(desk.at('2026-09-21'), { number, way: '直接', proof: RECEIPT });
    expect(clocksOf(desk, number)).toEqual({
      document: '2026-09-20',
      rectify: '2026-10-19',
      review: '2026-10-26',
    });
    const [series] = listNumbers(desk.store, 2026);
    expect(series).toMatchObject({ series: '测司执监意', gaps: [], numbers: [{ void: {} }, { seq: 2 }] });
    expect(series?.numbers[1]?.void).toBeUndefined();
  });
});

describe('a second round', () => {
  it('has clocks of its own, and the request tells both rounds', async () => {
    const desk = newDesk();
    const number = await served(desk);
    reviewCase(desk.at('2026-10-16'), { number, result: 'not-done', text: '仍在重复检查' });
    await issueDocument(desk.at('2026-10-19'), { number, kind: 'urge', ...LETTER });
    expect(bodyText(desk.letters.at(-1))).toContain('2026年10月16日，经跟踪复查仍未整改到位：仍在重复检查。');
    const view = serveDocument(desk, { number, way: '直接', proof: RECEIPT });
    expect(view.status.due).toMatchObject({ step: 'rectify', dueOn: '2026-11-09' });
    expect(view.deadlines.at(-1)).toMatchObject({ step: 'review#2', dueOn: '2026-11-16' });
    recordRectification(desk.at('2026-11-02'), { number, text: '部分整改' });
    reviewCase(desk.at('2026-11-10'), { number, result: 'not-done', text: '仍不到位' });
    const asked = await escalateCase(desk, { number, signer: '王局长', contact: '李科员' });
    const text = bodyText(desk.letters.at(-1));
    expect(text).toContain('制发《行政执法监督意见书》（测司执监意〔2026〕1号）');
    expect(text).toContain('制发《行政执法监督督办函》（测司执监督〔2026〕1号）');
    expect(asked.deadlines.filter((d) => d.metOn === undefined && d.voidOn === undefined)).toEqual([]);
  });
});

describe('the decision', () => {
  async function decided(desk: Desk, term: object) {
    const number = newCase(desk.at('2026-09-14'));
    await escalateCase(desk, { number, direct: '造成企业停产', ...LETTER });
    recordDecision(desk.at('2026-09-17'), {
      number,
      decision: '测府执监决[2026]1号',
      term,
      proof: PROOF,
      text: '撤销检查决定',
    });
    return number;
  }

  it('asked for directly says what the major problem is, and by which clause', async () => {
    const desk = newDesk();
    await decided(desk, {});
    const text = bodyText(desk.letters.at(-1));
    expect(text).toContain('涉及重大问题（造成企业停产）');
    expect(text).toContain('停止重复检查');
  });

  it('starts its clock with service, and ends carried out', async () => {
    const desk = newDesk();
    const number = await decided(desk, { days: 10 });
    expect(showCase(desk, number).facts.at(-1)?.details.decision).toBe('测府执监决〔2026〕1号');
    serveDecision(desk.at('2026-09-18'), { number, way: '直接', proof: RECEIPT });
    expect(clocksOf(desk, number)).toEqual({ execute: '2026-10-09' });
    const failed = recordExecution(desk.at('2026-10-10'), { number, result: 'not-done', text: '仍在检查' });
    expect(failed.status).toMatchObject({ stage: 'enforcing', overdue: [{ step: 'execute' }] });
    const done = recordExecution(desk.at('2026-10-12'), { number, result: 'done', text: '已停止' });
    expect(done.status).toMatchObject({ stage: 'executed', overdue: [] });
  });

  it('without a term has no clock, and says so', async () => {
    const desk = newDesk();
    const number = await decided(desk, {});
    const { warnings } = serveDecision(desk.at('2026-09-18'), { number, way: '直接', proof: RECEIPT });
    expect(warnings.join()).toContain('没有登记执行期限');
    expect(clocksOf(desk, number)).toEqual({});
  });

  it('carries the measures that need one, with persons, clause and result', async () => {
    const desk = newDesk();
    const before = await served(desk);
    const blame = { measure: '批评教育', person: '张三', certificate: '09123456' };
    expect(() => addAccount(desk, { number: before, ...blame })).toThrow('以政府制发决定书为前提');
    expect(() => addAccount(desk, { number: before, measure: '罚款' })).toThrow('没有「罚款」这种问责措施');
    const number = await decided(desk, {});
    expect(() => addAccount(desk, { number, measure: '批评教育' })).toThrow('须写明人员');
    const entry = addAccount(desk, { number, ...blame }).facts.length;
    addAccount(desk, { number, measure: '通报', text: '在全区范围内' });
    recordAccountResult(desk.at('2026-10-09'), { number, entry, text: '已批评教育' });
    expect(() => recordAccountResult(desk, { number, entry, text: '再一次' })).toThrow('已经登记过结果');
    expect(() => recordAccountResult(desk, { number, entry: 1, text: '别的' })).toThrow('不是问责');
    expect(listAccounts(desk.store)).toMatchObject([
      {
        caseNumber: number,
        ...blame,
        decision: '测府执监决〔2026〕1号',
        basis: '《测试区执法监督工作方案》二',
        result: { on: '2026-10-09', text: '已批评教育' },
      },
      { measure: '通报', person: '' },
    ]);
    expect(listAccounts(desk.store, { open: true }).map(({ measure }) => measure)).toEqual(['通报']);
  });
});

describe('the state a person saw', () => {
  it('is told to have changed, with what happened since', async () => {
    const desk = newDesk();
    const number = await served(desk);
    const seen = showCase(desk, number).facts.length;
    recordRectification(desk.at('2026-09-23'), { number, text: '已合并' });
    const late = () => recordRectification(desk, { number, text: '再次反馈', expect: seen });
    expect(late).toThrow(`在您查看（第${seen}条）之后又有了变化`);
    expect(late).toThrow('2026-09-23 登记整改反馈：已合并（测试员');
    expect(() => recordRectification(desk, { number, text: '再次反馈', expect: 99 })).toThrow('没有第99条');
    expect(recordRectification(desk, { number, text: '再次反馈', expect: seen + 1 }).facts).toHaveLength(
      seen + 2,
    );
  });
});
