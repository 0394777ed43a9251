import { describe, expect, it } from 'vitest';
import { date } from '../../src/kernel/local-date.ts';
import { loadPack, packFolder } from '../../src/policy/load.ts';
import { addAccount, recordAccountResult } from '../../src/supervision/account-case.ts';
import { draftCaseLetter } from '../../src/supervision/draft-case-letter.ts';
import { recordDraft } from '../../src/supervision/draft-letter.ts';
import { checkSending, sendLetter, type SendOptions } from '../../src/supervision/issue-case-letter.ts';
import { listNumbers } from '../../src/supervision/list-numbers.ts';
import { takeStep } from '../../src/supervision/take-step.ts';
import { withdrawDocument } from '../../src/supervision/withdraw-document.ts';
import type { Act } from '../../src/supervision/model.ts';
import { LETTER, newCase, newDesk, PROOF, type Desk } from './setting.ts';

const PACK = loadPack(packFolder(new URL('../..', import.meta.url).pathname), 'jinshan');
const setUp = (day: string): Desk => ({ ...newDesk(day), pack: PACK });

const MEETING = { 约谈时间: ['9时'], 约谈地点: ['201室'], 约谈人员: ['王局长'] };
const interview = (number: string, more: Partial<SendOptions> = {}): SendOptions => ({
  ...LETTER,
  number,
  kind: 'interview',
  set: MEETING,
  ...more,
});
const transfer = (number: string): SendOptions => ({
  ...LETTER,
  number,
  kind: 'transfer',
  to: '某区监察委员会',
  set: { 涉及的单位和人员: ['某科'], 督促整改经过: ['已提醒'] },
});

/** Acts of the line on one day, without their letters. */
function steps(desk: Desk, caseNumber: string, ...acts: Act[]): void {
  desk.store.write((tx) => {
    for (const act of acts) {
      takeStep(tx, desk.store.actor, { caseNumber, act, text: '说明', proof: PROOF });
    }
  });
}

describe('约谈 before the regulation', () => {
  it('presupposes a 决定书, as the scheme writes it: refused, whoever drafts it', async () => {
    const desk = setUp('2025-12-01');
    const number = newCase(desk);
    const why = `还没有登记决定书`;
    expect(() => checkSending(desk, interview(number))).toThrow(why);
    await expect(sendLetter(desk, interview(number))).rejects.toMatchObject({ code: 'E_CASE_STAGE' });
    expect(() => recordDraft(desk, { kind: 'letter', options: interview(number) })).toThrow(
      /二（二）2.*还没有登记决定书/u,
    );
    expect(listNumbers(desk.store, 2025)).toEqual([]);
    // To write it down beforehand sends nothing out.
    expect((await draftCaseLetter(desk, interview(number))).note).toContain('以决定书为前提');
  });

  it('is possible from the day of the 决定书 on', async () => {
    const desk = setUp('2025-12-01');
    const number = newCase(desk);
    steps(desk, number, 'warn', 'confirm', 'issue', 'serve', 'review-failed', 'escalate');
    desk.at('2025-12-03');
    steps(desk, number, 'decide');
    desk.at('2025-12-05');
    expect(() => checkSending(desk, interview(number, { on: date('2025-12-02') }))).toThrow(
      '的决定书是2025-12-03的',
    );
    const { issued } = await sendLetter(desk, interview(number, { on: date('2025-12-03') }));
    expect(issued?.number).toBe('测司执监约〔2025〕1号');
  });

  it.each([
    ['2026-01-31', false],
    ['2026-02-01', true],
  ])('on %s without one: %s', async (day, possible) => {
    const desk = setUp(day);
    const number = newCase(desk);
    const sent = sendLetter(desk, interview(number)).then(
      () => true,
      () => false,
    );
    expect(await sent).toBe(possible);
  });

  it('binds no 移送, which follows the law it refers to', async () => {
    const desk = setUp('2025-12-01');
    const { issued } = await sendLetter(desk, transfer(newCase(desk)));
    expect(issued?.number).toBe('测司执监移〔2025〕1号');
  });
});

describe('what settles one of several', () => {
  it('is not before that one, but may be before the last', async () => {
    const desk = setUp('2026-03-02');
    const number = newCase(desk);
    await sendLetter(desk, interview(number));
    desk.at('2026-03-10');
    await sendLetter(desk, interview(number));
    desk.at('2026-03-12');
    const gone = (document: string, on: string) =>
      withdrawDocument(desk, { number, document, text: '时间写错', on: date(on) });
    expect(() => gone('测司执监约〔2026〕1号', '2026-03-01')).toThrow(
      '早于此前的「制发约谈通知等函件」（2026-03-02）',
    );
    expect(() => gone('测司执监约〔2026〕2号', '2026-03-09')).toThrow('（2026-03-10）');
    const { documents } = gone('测司执监约〔2026〕1号', '2026-03-03');
    expect(documents.map((one) => one.void?.on)).toEqual(['2026-03-03', undefined]);
  });

  it('goes for the result of a measure, too', () => {
    const desk = setUp('2026-03-02');
    const number = newCase(desk);
    steps(desk, number, 'issue-direct');
    const entry = addAccount(desk, { number, measure: '通报' }).facts.length;
    desk.at('2026-03-10');
    addAccount(desk, { number, measure: '离岗教育', person: '张某' });
    const result = (on: string) => recordAccountResult(desk, { number, entry, text: '已通报', on: date(on) });
    expect(() => result('2026-03-01')).toThrow('（2026-03-02）');
    expect(result('2026-03-05').facts.at(-1)).toMatchObject({ act: 'account-result', on: '2026-03-05' });
  });
});
