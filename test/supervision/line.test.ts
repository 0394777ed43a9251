import { describe, expect, it } from 'vitest';
import { date } from '../../src/kernel/local-date.ts';
import { readKeptFile } from '../../src/store/archive.ts';
import { journalEntries, verifyJournal } from '../../src/store/journal.ts';
import { command } from '../../src/store/query.ts';
import { endCase } from '../../src/supervision/close-case.ts';
import { escalateCase } from '../../src/supervision/escalate-case.ts';
import { issueDocument } from '../../src/supervision/issue-document.ts';
import type { ServeWay } from '../../src/supervision/model.ts';
import { recordRectification, reviewCase } from '../../src/supervision/rectify-case.ts';
import { serveDocument } from '../../src/supervision/serve-document.ts';
import { showCase } from '../../src/supervision/show-case.ts';
import { confirmUnresolved, warnCase } from '../../src/supervision/warn-case.ts';
import { clocksOf, LETTER, newCase, newDesk, PROOF, stageOf, type Desk } from './setting.ts';

/** A case whose document is issued on a day and served on another. */
async function served(desk: Desk, issuedOn: string, servedOn: string): Promise<string> {
  const number = newCase(desk.at(issuedOn));
  warnCase(desk, { number, way: '走访' });
  confirmUnresolved(desk, { number, proof: PROOF });
  await issueDocument(desk, { number, kind: 'suggestion', ...LETTER, allowProvisional: true });
  serveDocument(desk.at(servedOn), { number, way: '直接', proof: { text: '送达回证' } });
  return number;
}

describe('the line from the clue to the end', () => {
  it('keeps the days of the scheme: 5, 15 and 5 working days over a worked Sunday and the National Day', async () => {
    const desk = newDesk('2026-09-01');
    const number = newCase(desk);
    expect(number).toBe('2026-0001');

    const warned = warnCase(desk.at('2026-09-02'), { number, way: '电话', reactBy: date('2026-09-11') });
    expect(warned.status).toMatchObject({
      stage: 'warned',
      nextBy: 'agency',
      workingDaysLeft: 7,
      overdue: [],
    });

    expect(showCase(desk.at('2026-09-14'), number).status).toMatchObject({
      nextBy: 'bureau',
      workingDaysLeft: -1,
    });

    const confirmed = confirmUnresolved(desk.at('2026-09-14'), { number, proof: PROOF });
    expect(confirmed.status.due).toMatchObject({
      step: 'document',
      dueOn: '2026-09-20',
      responsible: '测试区司法局',
      basis: '《测试区执法监督工作方案》二(二)1',
    });
    expect(confirmed.status).toMatchObject({ stage: 'unresolved', workingDaysLeft: 5 });
    expect(confirmed.warnings).toEqual([]);

    const issued = await issueDocument(desk.at('2026-09-17'), { number, kind: 'suggestion', ...LETTER });
    expect(issued.issued).toMatchObject({ number: '测司执监建〔2026〕1号', issuedOn: '2026-09-17' });
    expect(issued.status).toMatchObject({ stage: 'issued', nextBy: 'bureau' });
    expect(issued.status.due).toBeUndefined();

    const handed = serveDocument(desk.at('2026-09-18'), { number, way: '直接', proof: { text: '送达回证' } });
    expect(clocksOf(desk, number)).toEqual({
      document: '2026-09-20',
      rectify: '2026-10-15',
      review: '2026-10-22',
    });
    expect(handed.status).toMatchObject({ stage: 'served', nextBy: 'agency', workingDaysLeft: 15 });
    expect(handed.status.due).toMatchObject({ step: 'rectify', responsible: '测试区市场监管局' });

    expect(showCase(desk.at('2026-10-15'), number).status).toMatchObject({ workingDaysLeft: 0, overdue: [] });
    const past = showCase(desk.at('2026-10-16'), number).status;
    expect(past).toMatchObject({ stage: 'served', stageName: '整改期满未反馈，待复查', next: '跟踪复查' });
    expect(past).toMatchObject({ nextBy: 'bureau', workingDaysLeft: 4, due: { step: 'review' } });
    expect(past.overdue.map((d) => [d.step, d.responsible])).toEqual([['rectify', '测试区市场监管局']]);

    const failed = reviewCase(desk.at('2026-10-22'), { number, result: 'not-done', text: '仍未合并' });
    expect(failed.warnings).toEqual([]);
    expect(failed.status).toMatchObject({ stage: 'failed', nextBy: 'bureau' });

    const asked = await escalateCase(desk, { number, signer: '王局长', contact: '李科员' });
    expect(asked.issued).toMatchObject({ kind: 'request', addressee: '测试区人民政府' });
    expect(asked.status).toMatchObject({ stage: 'escalated', nextBy: 'government', overdue: [] });
    expect(asked.deadlines.find((d) => d.step === 'rectify')).toMatchObject({ voidOn: '2026-10-22' });
    expect(asked.documents.map((d) => d.name)).toEqual(['行政执法监督建议书', '请示']);
    expect(verifyJournal(desk.store).broken).toBeUndefined();
  });

  it('takes early feedback, reviews early and closes', async () => {
    const desk = newDesk();
    const number = await served(desk, '2026-09-18', '2026-09-18');
    const early = recordRectification(desk.at('2026-09-23'), { number, text: '已合并检查' });
    expect(early.status).toMatchObject({ stage: 'reported', next: '跟踪复查', due: { dueOn: '2026-10-22' } });
    reviewCase(desk.at('2026-09-24'), { number, result: 'done', text: '已查看记录', by: '赵科员' });
    const closed = endCase(desk.at('2026-09-28'), 'close', { number });
    expect(closed.status).toMatchObject({
      stage: 'closed',
      next: '',
      possible: ['inform-superior', 'send-letter', 'send-notice', 'account'],
      overdue: [],
    });
    expect(closed.deadlines.map((d) => [d.step, d.metOn])).toEqual([
      ['document', '2026-09-18'],
      ['rectify', '2026-09-23'],
      ['review', '2026-09-24'],
    ]);
    expect(closed.facts.find((f) => f.act === 'review-passed')?.details.by).toBe('赵科员');
  });

  it('closes after the reminder where the agency puts it right', () => {
    const desk = newDesk('2026-09-01');
    const number = newCase(desk);
    warnCase(desk, { number, way: '座谈会', reactBy: date('2026-09-11') });
    const closed = endCase(desk.at('2026-09-10'), 'resolve', { number, text: '已停止' });
    expect(closed.status.stage).toBe('closed');
    expect(closed.deadlines).toMatchObject([{ step: 'react', metOn: '2026-09-10' }]);
  });

  it('stops every clock where the clue turns out to be nothing', () => {
    const desk = newDesk('2026-09-14');
    const number = newCase(desk);
    warnCase(desk, { number, way: '电话' });
    confirmUnresolved(desk, { number, proof: PROOF });
    const dismissed = endCase(desk, 'dismiss', { number, text: '经核实为两家企业' });
    expect(dismissed.deadlines).toMatchObject([{ step: 'document', voidReason: '案件已办结' }]);
  });

  it('takes late feedback after a failed review and reviews again', async () => {
    const desk = newDesk();
    const number = await served(desk, '2026-09-18', '2026-09-18');
    reviewCase(desk.at('2026-10-16'), { number, result: 'not-done', text: '未整改' });
    const late = recordRectification(desk.at('2026-10-19'), { number, text: '已整改' });
    expect(late.warnings).toEqual(['反馈日期2026-10-19已超过整改期限2026-10-15']);
    expect(late.status.stage).toBe('failed');
    expect(reviewCase(desk.at('2026-11-02'), { number, result: 'done', text: '到位' }).status.stage).toBe(
      'passed',
    );
  });

  it('says so when the bureau itself is late', async () => {
    const desk = newDesk('2026-09-14');
    const number = newCase(desk);
    warnCase(desk, { number, way: '电话' });
    confirmUnresolved(desk, { number, proof: PROOF });
    expect(showCase(desk.at('2026-09-21'), number).status.overdue).toMatchObject([
      { responsible: '测试区司法局' },
    ]);
    const issued = await issueDocument(desk, { number, kind: 'suggestion', ...LETTER });
    expect(issued.warnings).toEqual(['成文日期2026-09-21已超过制发期限2026-09-20']);
    serveDocument(desk, { number, way: '邮寄', proof: { text: '邮件回执' } });
    const reviewed = reviewCase(desk.at('2026-11-20'), { number, result: 'done', text: '到位' });
    expect(reviewed.warnings).toEqual(['复查日期2026-11-20已超过复查期限2026-10-26']);
  });
});

describe('service', () => {
  const issuedCase = async (desk: Desk) => {
    const number = newCase(desk);
    warnCase(desk, { number, way: '电话' });
    confirmUnresolved(desk, { number, proof: PROOF });
    await issueDocument(desk, { number, kind: 'suggestion', ...LETTER });
    return number;
  };

  it.each([
    ['nothing', {}],
    ['blanks', { text: ' \u200b' }],
    ['an empty file', { file: { name: '回证.pdf', bytes: new Uint8Array() } }],
  ])('without proof (%s) starts no clock', async (_name, proof) => {
    const desk = newDesk('2026-09-14');
    const number = await issuedCase(desk);
    expect(() => serveDocument(desk, { number, way: '直接', proof })).toThrow(/没有送达凭证/);
    expect(stageOf(desk, number)).toBe('issued');
    expect(clocksOf(desk, number)).toEqual({ document: '2026-09-20' });
  });

  it.each<ServeWay>(['直接', '留置', '邮寄', '电子', '公告'])(
    '%s is kept with its proof file',
    async (way) => {
      const desk = newDesk('2026-09-14');
      const number = await issuedCase(desk);
      const bytes = Buffer.from(`回证扫描件${way}`);
      const proof = { file: { name: '回证.pdf', bytes } };
      const published = way === '公告' ? { publishedOn: date('2026-08-15') } : {};
      const view = serveDocument(desk, { number, way, proof, ...published });
      const fact = view.facts.find((f) => f.act === 'serve');
      expect(fact?.details).toMatchObject({ way, document: '测司执监建〔2026〕1号' });
      expect(readKeptFile(desk.store, fact?.proofFileId ?? 0)).toEqual({ name: '回证.pdf', bytes });
      expect(clocksOf(desk, number)['rectify']).toBe('2026-10-10');
    },
  );

  it('is not before the issue nor in the future', async () => {
    const desk = newDesk('2026-09-14');
    const number = await issuedCase(desk);
    const serve = (on: string) =>
      serveDocument(desk, { number, way: '直接', on: date(on), proof: { text: '送达回证' } });
    expect(() => serve('2026-09-13')).toThrow('送达的日期2026-09-13早于此前的「制发文书」（2026-09-14）');
    expect(() => serve('2026-09-15')).toThrow('送达的日期2026-09-15晚于今天2026-09-14');
    expect(clocksOf(desk, number)['rectify']).toBeUndefined();
  });

  it('is recorded even where the end of the period is provisional, and says so', async () => {
    const desk = newDesk();
    const number = await served(desk, '2026-12-25', '2026-12-25');
    const { deadlines } = showCase(desk, number);
    expect(deadlines.filter((d) => d.provisional).map((d) => d.step)).toEqual([
      'document',
      'rectify',
      'review',
    ]);
  });
});

describe('a review', () => {
  it('waits for the end of the period where nobody answered', async () => {
    const desk = newDesk();
    const number = await served(desk, '2026-09-18', '2026-09-18');
    const review = (on: string) => reviewCase(desk.at(on), { number, result: 'done', text: '查看' });
    expect(() => review('2026-10-15')).toThrow('整改期限2026-10-15尚未届满');
    expect(stageOf(desk, number)).toBe('served');
    expect(review('2026-10-16').status.stage).toBe('passed');
  });

  it('cannot fail an agency before its time is over', async () => {
    const desk = newDesk();
    const number = await served(desk, '2026-09-18', '2026-09-18');
    recordRectification(desk.at('2026-09-24'), { number, text: '部分整改' });
    const fail = (on: string) => reviewCase(desk.at(on), { number, result: 'not-done', text: '不全' });
    expect(() => fail('2026-10-15')).toThrow('不能作出未整改到位的复查结论');
    expect(fail('2026-10-16').status.stage).toBe('failed');
  });
});

describe('what is missing or misdated', () => {
  const desk = newDesk('2026-09-14');
  const fresh = () => newCase(desk);
  const warned = () => {
    const number = fresh();
    warnCase(desk, { number, way: '电话' });
    return number;
  };

  it.each<[string, () => unknown]>([
    ['未整改」要有核实依据', () => confirmUnresolved(desk, { number: warned(), proof: {} })],
    ['须写明整改情况', () => endCase(desk, 'resolve', { number: warned() })],
    ['须写明线索不成立的理由', () => endCase(desk, 'dismiss', { number: fresh(), text: '  ' })],
    ['晚于今天2026-09-14', () => warnCase(desk, { number: fresh(), way: '电话', on: date('2026-09-15') })],
    [
      '早于此前的「发现线索」',
      () => warnCase(desk, { number: fresh(), way: '电话', on: date('2026-09-13') }),
    ],
    ['早于提醒日期', () => warnCase(desk, { number: fresh(), way: '电话', reactBy: date('2026-09-13') })],
    ['没有编号为「2026-9999」的案件', () => warnCase(desk, { number: '2026-9999', way: '电话' })],
  ])('%s', (message, act) => {
    expect(act).toThrow(message);
  });

  it('warns where failure is confirmed before the day agreed', () => {
    const number = fresh();
    warnCase(desk, { number, way: '电话', reactBy: date('2026-09-18') });
    const result = confirmUnresolved(desk, { number, proof: PROOF });
    expect(result.warnings).toEqual(['提醒时约定的反馈时间为2026-09-18，确认未整改之日2026-09-14尚未超过']);
    expect(result.deadlines.find((d) => d.step === 'react')?.voidReason).toBe('经提醒未整改，转入制发文书');
  });

  it('a second reminder sets a new day', () => {
    const number = fresh();
    warnCase(desk, { number, way: '电话', reactBy: date('2026-09-16') });
    warnCase(desk, { number, way: '走访', reactBy: date('2026-09-18') });
    expect(clocksOf(desk, number)).toEqual({ react: '2026-09-18' });
  });
});

const attacks = [
  command('test.factUpdate', "UPDATE case_fact SET on_date = '2020-01-01'"),
  command('test.factDelete', 'DELETE FROM case_fact'),
  command('test.fileUpdate', "UPDATE case_file SET problem = '无'"),
  command('test.fileDelete', 'DELETE FROM case_file'),
  command('test.documentUpdate', "UPDATE case_document SET signer = '他人'"),
  command('test.documentDelete', 'DELETE FROM case_document'),
];

describe('the record', () => {
  it.each(attacks)('refuses $name', async (attack) => {
    const desk = newDesk();
    await served(desk, '2026-09-18', '2026-09-18');
    expect(() => desk.store.write((tx) => tx.run(attack))).toThrow(/append-only|never changed/);
  });

  it('puts every act with operator and stage into the journal', async () => {
    const desk = newDesk();
    const number = await served(desk, '2026-09-18', '2026-09-18');
    const acts = desk.store.all(journalEntries).filter((e) => e.subject_id === number);
    expect(acts.map((e) => e.act)).toEqual([
      'case.open',
      'case.warn',
      'case.confirm',
      'deadline.set',
      'case.issue',
      'deadline.meet',
      'case.serve',
      'deadline.set',
      'deadline.set',
    ]);
    expect(acts[1]).toMatchObject({
      operator: '测试员',
      summary: '案件2026-0001（测试区市场监管局）2026年9月18日预警提醒',
    });
    expect(JSON.parse(acts[1]?.detail ?? '')).toMatchObject({
      before: { stage: '线索待处理' },
      after: { stage: '已预警提醒' },
    });
  });
});
