import { sha256 } from '../../kernel/digest.ts';
import { UserError } from '../../kernel/errors.ts';
import { normalise } from '../../kernel/text.ts';
import type { Pack } from '../../policy/pack.ts';
import { keepFile } from '../../store/archive.ts';
import type { Actor, Store, Tx } from '../../store/store.ts';
import { prose } from '../take-step.ts';
import { clueByIdentity, insertClue } from './clue-store.ts';
import type { ClueInput } from './model.ts';
import { showClue, type ClueReport } from './show-clues.ts';

export interface ClueDeps {
  readonly store: Store;
  readonly pack: Pack;
}

/** Number of the clue, and whether it is a new one. */
export interface RegisteredClue {
  readonly id: number;
  readonly registered: boolean;
}

/**
 * 登记线索 within the caller's transaction. One known already (same number at its source, agency and problem; or
 * without such a number, the same in all that was told) gives its number again and changes nothing.
 * @throws UserError E_CLUE for one that is incomplete, E_CASE_DATE for one of the future
 */
export function registerClue(tx: Tx, actor: Actor, input: ClueInput): RegisteredClue {
  const clue = checked(input);
  if (clue.discoveredOn > actor.clock.today()) {
    throw new UserError('E_CASE_DATE', `发现日期${clue.discoveredOn}晚于今天${actor.clock.today()}`, {
      hint: '检查日期',
    });
  }
  const identity = identityOf(clue);
  const known = tx.get(clueByIdentity, identity);
  if (known) return { id: known.id, registered: false };
  const { agency, source } = clue;
  const { id } = tx.run(
    insertClue,
    identity,
    agency.code,
    agency.name,
    source.kind,
    source.id,
    source.text,
    clue.enterprise,
    clue.category,
    JSON.stringify(clue.topics),
    clue.problem,
    clue.discoveredOn,
    clue.proof,
    input.proof?.fileId ?? null,
    clue.origin,
    actor.clock.now(),
    actor.operator,
  );
  tx.record({
    act: 'clue.add',
    subject: 'clue',
    id,
    summary: `登记线索${id}：${agency.name}，${source.text}`,
    after: clue,
  });
  return { id, registered: true };
}

/** Registers one clue that a person reports, with a file of evidence where there is one. @throws UserError E_CLUE_KNOWN where it is registered already */
export function addClue(
  deps: ClueDeps,
  input: ClueInput,
  file?: { readonly name: string; readonly bytes: Uint8Array },
): ClueReport {
  const { store } = deps;
  const { actor } = store;
  const { id, registered } = store.write((tx) => {
    if (!file) return registerClue(tx, actor, input);
    const fileId = keepFile(tx, file.name, file.bytes, actor.clock.today());
    return registerClue(tx, actor, { ...input, proof: { text: input.proof?.text ?? '', fileId } });
  });
  if (!registered) {
    throw new UserError('E_CLUE_KNOWN', `这条线索已经登记，线索号${id}`, {
      hint: `运行 zfjd clue show ${id} 查看；另有问题请写明不同的问题内容`,
    });
  }
  return showClue(deps, id);
}

function checked(input: ClueInput) {
  const clue = {
    agency: { code: normalise(input.agency.code), name: normalise(input.agency.name) },
    source: {
      kind: normalise(input.source.kind),
      id: normalise(input.source.id ?? ''),
      text: prose(input.source.text),
    },
    enterprise: normalise(input.enterprise ?? ''),
    category: input.category ?? ('' as const),
    topics: [...(input.topics ?? [])],
    problem: prose(input.problem),
    discoveredOn: input.discoveredOn,
    proof: prose(input.proof?.text),
    origin: input.origin ?? '',
  };
  const missing = [
    clue.agency.code === '' || clue.agency.name === '' ? '执法单位' : '',
    clue.source.text === '' ? '线索来源' : '',
    clue.problem === '' ? '问题内容' : '',
  ].filter((name) => name !== '');
  if (missing.length === 0) return clue;
  throw new UserError('E_CLUE', `线索不完整，缺少：${missing.join('、')}`, { hint: '补全后重试' });
}

function identityOf({
  agency,
  source,
  problem,
  enterprise,
  discoveredOn,
}: ReturnType<typeof checked>): string {
  const told =
    source.id === ''
      ? [source.kind, source.text, agency.code, enterprise, discoveredOn]
      : [source.kind, source.id, agency.code];
  return sha256(JSON.stringify([...told, normalise(problem)]));
}
