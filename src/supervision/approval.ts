import { UserError } from '../kernel/errors.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import { readSetting, writeSetting } from '../store/settings.ts';
import type { Reader } from '../store/store.ts';
import { ownerName, ownerOf, readDraft, type Draft, type LetterOwner } from './draft-store.ts';
import type { CaseDeps } from './take-step.ts';

/** 核准规定: whether letters need a second person, and who says so. */
export interface ApprovalRule {
  readonly required: boolean;
  /** 本局设定, or 政策包 where the bureau set nothing. */
  readonly from: 'bureau' | 'pack';
  readonly note?: string;
}

export function approvalRule({ store, pack }: Pick<CaseDeps, 'store' | 'pack'>, on: LocalDate): ApprovalRule {
  const set = readSetting(store, 'supervision_approval');
  const policy = pack.find('supervision.approval', on);
  const note = policy?.note === undefined ? {} : { note: policy.note };
  return set === undefined
    ? { required: policy?.value.required ?? false, from: 'pack', ...note }
    : { required: set === 'on', from: 'bureau', ...note };
}

/** The bureau's own rule, which goes before the pack's. */
export function setApproval({ store }: Pick<CaseDeps, 'store'>, required: boolean): void {
  store.write((tx) => {
    const before = readSetting(tx, 'supervision_approval') ?? null;
    const after = required ? 'on' : 'off';
    writeSetting(tx, 'supervision_approval', after);
    tx.record({
      act: 'setting.approval',
      subject: 'setting',
      id: 'supervision_approval',
      summary: `制发文书${required ? '须由第二人核准' : '不要求第二人核准'}`,
      before: { value: before },
      after: { value: after },
    });
  });
}

/** @throws UserError E_CASE_DRAFT */
export function requireDraft(reader: Reader, id: number): Draft {
  const draft = readDraft(reader, id);
  if (draft) return draft;
  throw new UserError('E_CASE_DRAFT', `没有编号为${id}的拟稿`, {
    hint: '运行 zfjd case approval 查看待核准的拟稿',
  });
}

/** The case or 共性问题 that a letter is issued in. */
export interface ApprovedMatter {
  readonly owner: LetterOwner;
  /** 序号 of its last fact. */
  readonly seen: number;
  /** Whether a letter was issued upon the draft already. */
  readonly used: (draft: number) => boolean;
}

/**
 * Whether the letter may be issued: upon the draft given, which must be approved, of this case or problem and of this
 * state of it; without a draft only where no approval is required.
 * @throws UserError E_CASE_APPROVAL
 */
export function requireApproved(
  deps: Pick<CaseDeps, 'store' | 'pack'>,
  { owner, seen, used }: ApprovedMatter,
  { draft: id, on }: { readonly draft?: number | undefined; readonly on?: LocalDate | undefined },
): void {
  const { store } = deps;
  const refuse = (why: string, hint: string): never => {
    throw new UserError('E_CASE_APPROVAL', why, { hint });
  };
  if (id === undefined) {
    if (!approvalRule(deps, on ?? store.actor.clock.today()).required) return;
    return refuse(
      '本局规定制发文书须由第二人核准，不能直接制发',
      `先运行 zfjd ${owner.kind} draft ${owner.id} 拟稿，由另一人运行 zfjd case approve 核准`,
    );
  }
  const draft = requireDraft(store, id);
  const drafted = ownerOf(draft.letter);
  if (drafted.kind !== owner.kind || drafted.id !== owner.id) {
    return refuse(`拟稿${id}是${ownerName(drafted)}的，不是${ownerName(owner)}的`, '核对拟稿编号');
  }
  const { verdict } = draft;
  if (verdict?.approved !== true) {
    return refuse(
      verdict ? `拟稿${id}已被${verdict.by}退回：${verdict.text}` : `拟稿${id}还没有核准`,
      verdict ? '改正后重新拟稿' : `由拟稿人以外的人运行 zfjd case approve ${id}`,
    );
  }
  if (draft.seen !== seen) {
    refuse(
      used(id) ? `拟稿${id}已经制发过` : changedSince(draft),
      `运行 zfjd ${owner.kind} show ${owner.id} 查看；需要制发的重新拟稿`,
    );
  }
}

/** Why a draft no longer holds: more has happened since. */
export function changedSince({ id, seen, letter }: Draft): string {
  const { kind } = ownerOf(letter);
  return `拟稿${id}是在第${seen}条经过时拟的，${kind === 'case' ? '案件' : '共性问题'}此后有了变化`;
}
