import { describe, expect, it } from 'vitest';
import { command } from '../../src/store/query.ts';
import { setApproval } from '../../src/supervision/approval.ts';
import {
  checkDrafted,
  issueDraft,
  judgeDraft,
  recordDraft,
  waitingDrafts,
} from '../../src/supervision/draft-letter.ts';
import { escalateCase } from '../../src/supervision/escalate-case.ts';
import { issueDocument } from '../../src/supervision/issue-document.ts';
import { informSuperior } from '../../src/supervision/inform-superior.ts';
import { bringTo, START } from './acts.ts';
import { LETTER, newCase, newDesk, secondDesk, stageOf } from './setting.ts';

async function desks() {
  const desk = newDesk(START);
  const number = newCase(desk);
  await bringTo(desk, number, 'unresolved');
  return { desk, number, second: secondDesk(desk.path, START) };
}

const notice = (number: string) =>
  ({ kind: 'notice', options: { number, kind: 'opinion', ...LETTER } }) as const;

describe('the second person', () => {
  it('approves what is then issued word for word', async () => {
    const { desk, number, second } = await desks();
    setApproval(desk, true);
    await expect(issueDocument(desk, notice(number).options)).rejects.toMatchObject({
      code: 'E_CASE_APPROVAL',
    });
    const { id } = recordDraft(desk, notice(number));
    await expect(issueDraft(desk, id)).rejects.toThrow(`拟稿${id}还没有核准`);
    expect(() => judgeDraft(desk, { id })).toThrow('不能由本人核准');
    expect(judgeDraft(second, { id }).verdict).toMatchObject({ approved: true, by: '同事' });
    expect(waitingDrafts(desk).map((draft) => draft.id)).toEqual([id]);
    const done = await issueDraft(desk, id);
    expect(done.issued?.number).toBe('测司执监意〔2026〕1号');
    expect(done.facts.at(-1)?.details).toMatchObject({
      draft: String(id),
      measures: LETTER.measures.join('\n'),
    });
    expect(waitingDrafts(desk)).toEqual([]);
    await expect(issueDraft(desk, id)).rejects.toMatchObject({ name: 'UserError' });
  });

  it('is needed for the request to the government, too', async () => {
    const desk = newDesk(START);
    const number = newCase(desk);
    setApproval(desk, true);
    const options = { number, direct: '造成企业停产', ...LETTER };
    await expect(escalateCase(desk, options)).rejects.toMatchObject({ code: 'E_CASE_APPROVAL' });
    const { id } = recordDraft(desk, { kind: 'escalate', options });
    judgeDraft(secondDesk(desk.path, START), { id });
    expect((await issueDraft(desk, id)).status.stage).toBe('escalated');
  });

  it('sends back with a reason, and only once', async () => {
    const { desk, number, second } = await desks();
    const { id } = recordDraft(desk, notice(number));
    expect(() => judgeDraft(second, { id, sendBack: ' ' })).toThrow('要写明理由');
    judgeDraft(second, { id, sendBack: '依据写错' });
    expect(() => judgeDraft(second, { id })).toThrow(`拟稿${id}已由同事退回`);
    await expect(issueDraft(desk, id)).rejects.toThrow('已被同事退回：依据写错');
    expect(stageOf(desk, number)).toBe('unresolved');
  });

  it('approves the case as it was drafted, not as it is now', async () => {
    const { desk, number, second } = await desks();
    const { id } = recordDraft(desk, notice(number));
    informSuperior(desk, { number, superior: '市局' });
    expect(() => judgeDraft(second, { id })).toThrow('案件此后有了变化');
    const later = recordDraft(desk, notice(number)).id;
    judgeDraft(second, { id: later });
    informSuperior(desk, { number, superior: '市局' });
    // Though the draft says, too, what its drafter saw.
    const { options } = notice(number);
    expect(() =>
      checkDrafted(desk, { kind: 'notice', options: { ...options, expect: 1, draft: later } }),
    ).toThrow(`拟稿${later}是在第`);
    await expect(issueDraft(desk, later)).rejects.toThrow('案件此后有了变化');
  });

  it('is not asked for where the bureau does not want it, and a draft of another case is of no use', async () => {
    const { desk, number } = await desks();
    const other = newCase(desk);
    await bringTo(desk, other, 'unresolved');
    const { id } = recordDraft(desk, notice(other));
    await expect(issueDocument(desk, { ...notice(number).options, draft: id })).rejects.toThrow(
      `是案件${other}的`,
    );
    expect((await issueDocument(desk, notice(number).options)).issued?.number).toBe('测司执监意〔2026〕1号');
  });

  it('is kept by the file itself', async () => {
    const { desk, number } = await desks();
    const { id } = recordDraft(desk, notice(number));
    const own = command(
      'test.ownVerdict',
      "INSERT INTO case_verdict VALUES (?, 1, '', '2026-09-01', '测试员')",
    );
    const change = command('test.changeDraft', "UPDATE case_draft SET options = '{}'");
    expect(() => desk.store.write((tx) => tx.run(own, id))).toThrow(/nobody approves his own/u);
    expect(() => desk.store.write((tx) => tx.run(change))).toThrow(/append-only/u);
  });
});
