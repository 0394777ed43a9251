import { UserError } from '../../kernel/errors.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import { AgencyDirectory } from '../../registry/directory.ts';
import { requireAgency } from '../../registry/require-agency.ts';
import { comparePlans } from '../compare-plans.ts';
import type { PlanDeps } from '../import-plans.ts';
import { addAnswer } from './joint-store.ts';
import { JOINT_STATE_NAME, type Answer, type JointParty, type JointProposal } from './model.ts';
import { requireProposal } from './stored-joint.ts';

export interface AnswerOptions {
  readonly id: number;
  readonly agency: string;
  readonly answer: Answer['answer'];
  /** Why not; 文旅、交通 ask for it in so many words, and nobody else is let off. */
  readonly reason?: string | undefined;
  readonly on?: LocalDate | undefined;
}

export interface AnsweredJoint {
  readonly proposal: JointProposal;
  readonly party: JointParty;
  /** The same answer was there before; nothing was written. */
  readonly repeated: boolean;
}

/**
 * 答复: one of the agencies accepts or declines; its last answer holds. What is found of the
 * enterprise is renewed: it says so where the inspection is agreed on, or no longer is.
 * @throws UserError E_JOINT_UNKNOWN, E_JOINT_STATE, E_JOINT_PARTY, E_JOINT_REASON, E_JOINT_DATE
 */
export function answerJoint(deps: PlanDeps, options: AnswerOptions): AnsweredJoint {
  const { store, pack } = deps;
  const { id, answer } = options;
  const reason = (options.reason ?? '').trim();
  if (answer === 'decline' && reason === '') {
    throw new UserError('E_JOINT_REASON', '不同意联合检查要写明理由', { hint: '加 --reason 理由' });
  }
  return store.write((tx) => {
    const before = requireProposal(tx, pack, id);
    const agency = requireAgency(new AgencyDirectory(tx), options.agency, 'E_AGENCY_UNKNOWN');
    const party = before.parties.find(({ agencyId }) => agencyId === agency.id);
    if (!party) {
      throw new UserError('E_JOINT_PARTY', `${agency.name}不是联合建议${id}的参加单位`, {
        hint: `参加单位：${before.parties.map((p) => p.agency).join('、')}`,
      });
    }
    if (before.state === 'replaced' || before.state === 'obsolete' || before.state === 'settled') {
      throw new UserError('E_JOINT_STATE', `联合建议${id}${JOINT_STATE_NAME[before.state]}，不必再答复`, {
        hint: `运行 zfjd plan joint show ${id} 查看经过`,
      });
    }
    const on = options.on ?? store.actor.clock.today();
    if (on < before.proposedOn || on > store.actor.clock.today()) {
      throw new UserError(
        'E_JOINT_DATE',
        `答复日期${on}应当在提出建议（${before.proposedOn}）之后，不晚于今天`,
        { hint: '核对 --on 的日期' },
      );
    }
    if (party.answer?.answer === answer && party.answer.reason === reason)
      return { proposal: before, party, repeated: true };
    addAnswer(tx, id, agency.id, { answer, on, reason });
    tx.record({
      act: answer === 'accept' ? 'joint.accept' : 'joint.decline',
      subject: 'joint',
      id,
      summary: `${agency.name}${answer === 'accept' ? '同意' : '不同意'}联合建议${id}（${before.enterprise}）`,
      ...(party.answer && { before: party.answer }),
      after: { agency: agency.code, answer, on },
      ...(reason !== '' && { reason }),
    });
    const proposal = requireProposal(tx, pack, id);
    comparePlans(tx, pack, before.year, { objects: [before.enterpriseId] });
    return {
      proposal,
      party: proposal.parties.find(({ agencyId }) => agencyId === agency.id) ?? party,
      repeated: false,
    };
  });
}
