import { basename } from 'node:path';
import { UserError } from '../../kernel/errors.ts';
import type { LocalDate } from '../../kernel/local-date.ts';
import type { Act, Proof } from '../../supervision/model.ts';
import type { Reader } from '../../store/store.ts';
import type { CaseDeps } from '../../supervision/take-step.ts';
import type { Deps } from '../deps.ts';
import { readInput } from '../files.ts';
import { requireValue } from '../prompts.ts';

/** What any act on a case may bring, as commander gives it. */
export interface ContentOptions {
  readonly text?: string;
  readonly proof?: string;
  readonly proofFile?: string;
}

/** A choice already read from its flag, or read from what is typed. @throws UserError E_USAGE */
export async function requireChoice<T extends string>(
  deps: Deps,
  given: T | undefined,
  flag: string,
  question: string,
  read: (text: string) => T,
): Promise<T> {
  return given ?? read(await requireValue(deps, undefined, flag, question));
}

/** One item at least; the first is asked for where there is none. @throws UserError E_USAGE */
export async function requireItems(
  deps: Deps,
  given: readonly string[] | undefined,
  flag: string,
  question: string,
): Promise<readonly string[]> {
  return given ?? [await requireValue(deps, undefined, flag, question)];
}

/** What an act brings; asked for where the flow demands it. @throws UserError E_USAGE, E_FILE_READ */
export async function contentOf(
  deps: Deps,
  act: Act,
  { text, proof, proofFile }: ContentOptions,
): Promise<{ text?: string; proof?: Proof }> {
  const { FLOW } = await import('../../supervision/flow.ts');
  const { needs } = FLOW[act];
  const file = proofFile === undefined ? undefined : evidenceFile(proofFile);
  const said = needs.text === undefined ? text : await requireValue(deps, text, '--text <说明>', needs.text);
  const shown =
    needs.proof === undefined || file
      ? proof
      : await requireValue(deps, proof, '--proof <凭证>', needs.proof);
  return {
    ...(said !== undefined && { text: said }),
    ...((shown !== undefined || file) && {
      proof: { ...(shown !== undefined && { text: shown }), ...(file && { file }) },
    }),
  };
}

function evidenceFile(path: string): { name: string; bytes: Buffer } {
  return { name: basename(path), bytes: readInput(path) };
}

/** 执法单位 by code, name or alias. @throws UserError E_AGENCY with what may be meant */
export async function requireAgency(
  reader: Reader,
  written: string,
): Promise<{ code: string; name: string }> {
  const { AgencyDirectory } = await import('../../registry/directory.ts');
  const match = new AgencyDirectory(reader).find(written);
  if (match.kind === 'found') return match.agency;
  throw match.kind === 'unknown'
    ? new UserError('E_AGENCY', `名录里没有「${written}」这个执法单位`, {
        hint: `${match.hint}运行 zfjd registry list agency 查看全部`,
      })
    : new UserError(
        'E_AGENCY',
        `「${written}」可能指：${match.agencies.map(({ code, name }) => `${name}（${code}）`).join('、')}`,
        { hint: '改写全称或代码' },
      );
}

/** `on` for a use case, where given. */
export function dated(on: LocalDate | undefined): { on?: LocalDate } {
  return on === undefined ? {} : { on };
}

export async function caseDeps(deps: Deps): Promise<CaseDeps> {
  const store = await deps.openStore();
  return { store, calendar: await deps.calendar(), pack: await deps.pack() };
}
