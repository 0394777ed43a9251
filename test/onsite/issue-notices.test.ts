import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { date } from '../../src/kernel/local-date.ts';
import {
  draftNotices,
  issueNotices,
  plannedNotices,
  type NoticeOptions,
} from '../../src/onsite/issue-notices.ts';
import { readNotices } from '../../src/onsite/store.ts';
import { officialLetter } from '../../src/document/official-letter.ts';
import { docxTexts } from '../document/docx.ts';
import { onsiteDesk, QUARTER, subjectOf, type OnsiteDesk } from './desk.ts';

let desk: OnsiteDesk;
beforeEach(() => {
  desk = onsiteDesk();
});
afterEach(() => desk.store.close());

const OPTIONS: NoticeOptions = {
  quarter: QUARTER,
  visitFrom: date('2026-08-03'),
  visitTo: date('2026-08-07'),
  signer: '王局长',
  contact: '李科员，021-57920000',
};
const numbers = () => readNotices(desk.store, QUARTER).map(({ number }) => number);

describe('notices of a quarter', () => {
  it('go to every agency drawn, numbered from 1 without a gap, once', async () => {
    const results = await issueNotices(desk, OPTIONS);
    const subjects = desk.subjects();
    expect(results.map(({ notice, issued }) => [notice.number, notice.agency.code, issued])).toEqual(
      subjects.map(({ code }, i) => [`示司执监查〔2026〕${i + 1}号`, code, true]),
    );
    const before = readNotices(desk.store, QUARTER);
    const again = await issueNotices(desk, OPTIONS);
    expect(again.every(({ issued }) => !issued)).toBe(true);
    expect(again.map(({ bytes }) => Buffer.from(bytes).toString())).toEqual(
      results.map(({ bytes }) => Buffer.from(bytes).toString()),
    );
    expect(readNotices(desk.store, QUARTER)).toEqual(before);
    expect(plannedNotices(desk, OPTIONS)).toEqual([]);
  });

  it('take no number where the letter cannot be made', async () => {
    const broken = { ...desk, renderLetter: () => Promise.reject(new Error('disk')) };
    await expect(issueNotices(broken, OPTIONS)).rejects.toThrow('disk');
    expect(numbers()).toEqual([]);
    await issueNotices(desk, OPTIONS);
    expect(readNotices(desk.store, QUARTER)).toHaveLength(desk.subjects().length);
  });

  it('go on where another took the number meanwhile', async () => {
    const [first, second] = desk.subjects();
    let raced = false;
    const racing = {
      ...desk,
      renderLetter: async (letter: Parameters<typeof desk.renderLetter>[0]) => {
        if (!raced) {
          raced = true;
          await issueNotices(desk, { ...OPTIONS, agency: second?.code });
        }
        return desk.renderLetter(letter);
      },
    };
    const [result] = await issueNotices(racing, { ...OPTIONS, agency: first?.code });
    expect(result?.notice.number).toBe('示司执监查〔2026〕2号');
    expect(numbers().sort()).toEqual(['示司执监查〔2026〕1号', '示司执监查〔2026〕2号']);
  });

  it('are issued again for a reason, with a new number, and say which one is void', async () => {
    await issueNotices(desk, OPTIONS);
    const [subject] = desk.subjects();
    const again = { ...OPTIONS, agency: subject?.code, reissue: '检查时间变更' };
    const [result] = await issueNotices(desk, again);
    const { length } = desk.subjects();
    expect(result?.notice).toMatchObject({
      number: `示司执监查〔2026〕${length + 1}号`,
      edition: 2,
      reason: '检查时间变更',
    });
    expect(JSON.stringify(desk.letters.at(-1)?.body)).toContain('（示司执监查〔2026〕1号）同时作废');
  });

  it('are drafted without a number, and nothing is written', async () => {
    const drafts = await draftNotices(desk, OPTIONS);
    expect(drafts).toHaveLength(desk.subjects().length);
    expect(desk.letters.every(({ number }) => number === undefined)).toBe(true);
    expect(numbers()).toEqual([]);
  });

  it.each([
    ['ends before it begins', { visitTo: date('2026-08-01') }, 'E_NOTICE_DATES'],
    ['lies in the past', { visitFrom: date('2026-07-01') }, 'E_NOTICE_DATES'],
    ['is issued again for no one in particular', { reissue: '改期' }, 'E_NOTICE_REISSUE'],
    ['is for a quarter without a draw', { quarter: '2026Q4' }, 'E_ONSITE_NONE'],
    ['is for an agency not in the registry', { agency: '没有的局' }, 'E_AGENCY'],
  ])('a notice that %s is refused', async (_name, change, code) => {
    await expect(issueNotices(desk, { ...OPTIONS, ...change })).rejects.toMatchObject({ code });
    expect(numbers()).toEqual([]);
  });
});

describe('the letter', () => {
  it('says by what right, when, what, how, by whom, what to prepare, and whom to ask', async () => {
    const subject = subjectOf(desk, '区级部门');
    await issueNotices({ ...desk, renderLetter: officialLetter }, { ...OPTIONS, agency: subject.code });
    const [kept] = await issueNotices(desk, { ...OPTIONS, agency: subject.code });
    const texts = docxTexts(kept?.bytes ?? new Uint8Array());
    const at = (start: string) => texts.findIndex((text) => text.includes(start));
    const order = [
      '示例区司法局',
      '示司执监查〔2026〕1号',
      '抽查通知书',
      `${subject.name}：`,
      '经2026年第三季度随机抽取',
      '2026年8月3日至2026年8月7日',
      '检查2026年1月1日以来的下列情况',
      '1. 执法主体资格',
      '调阅资料、实地查看、案卷评查、明察暗访、问卷调查',
      '行政执法证号',
      subject.inspectors[1]?.certificate ?? '无',
      '需要准备的材料',
      '第二十五条',
      '李科员，021-57920000',
      '2026年7月30日',
    ];
    const places = order.map(at);
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(texts.join('')).not.toContain('王局长');
    expect(texts.join('')).not.toMatch(/[{}]/u);
  });
});
