import { basename } from 'node:path';
import type { LocalDate } from '../../kernel/local-date.ts';
import type { Act, Proof } from '../../supervision/model.ts';
import type { Reader } from '../../store/store.ts';
import type { LetterDeps } from '../../supervision/issue-letter.ts';
import type { ActOptions, CaseDeps } from '../../supervision/take-step.ts';
import type { Command } from '../command.ts';
import type { Deps } from '../deps.ts';
import { readInput } from '../files.ts';
import { requireValue } from '../prompts.ts';
import { count, day } from '../values.ts';

/** What any act on a case may bring, as commander gives it. */
export interface ActCommandOptions {
  readonly text?: string;
  readonly proof?: string;
  readonly proofFile?: string;
  readonly on?: LocalDate;
  readonly expect?: number;
}

interface ActTexts {
  readonly on: string;
  readonly text: string;
  readonly proof: string;
  readonly proofFile?: string;
}

/** Adds the options that every act has. */
export function actOptions(command: Command, { on, text, proof, proofFile }: ActTexts): Command {
  return expectOption(
    command
      .option('--text <内容>', text)
      .option('--on <日期>', `${on}；不写为今天`, day)
      .option('--proof <凭证>', proof)
      .option('--proof-file <文件>', proofFile ?? '凭证文件，存入数据库'),
  );
}

export function expectOption(command: Command): Command {
  return command.option(
    '--expect <序号>',
    '您看到的最后一条经过的序号；此后案件又有变化的，不登记并告知变化',
    count,
  );
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

/**
 * What an act brings: refused at once where the table does not allow it, then asked for where the flow demands
 * it. What the person sees is what the act expects: where somebody else acts meanwhile, it is refused.
 * @throws UserError E_CASE_STAGE, E_CASE_CHANGED, E_USAGE, E_FILE_READ
 */
export async function requireAct(
  deps: Deps,
  { store }: CaseDeps,
  act: Act,
  number: string,
  { text, proof, proofFile, on, expect }: ActCommandOptions,
): Promise<ActOptions & { readonly proof: Proof }> {
  const [{ FLOW }, { requirePossible }] = await Promise.all([
    import('../../supervision/flow.ts'),
    import('../../supervision/take-step.ts'),
  ]);
  const { facts } = requirePossible(store, number, act, expect);
  const { needs } = FLOW[act];
  const file = proofFile === undefined ? undefined : evidenceFile(proofFile);
  const said = needs.text === undefined ? text : await requireValue(deps, text, '--text <说明>', needs.text);
  const shown =
    needs.proof === undefined || file
      ? proof
      : await requireValue(deps, proof, '--proof <凭证>', needs.proof);
  return {
    number,
    expect: expect ?? facts.length,
    ...dated(on),
    ...(said !== undefined && { text: said }),
    proof: { ...(shown !== undefined && { text: shown }), ...(file && { file }) },
  };
}

function evidenceFile(path: string): { name: string; bytes: Buffer } {
  return { name: basename(path), bytes: readInput(path) };
}

/** 执法单位 by code, name or alias. @throws UserError E_AGENCY with what may be meant */
export async function findAgency(reader: Reader, written: string): Promise<{ code: string; name: string }> {
  const [{ AgencyDirectory }, { requireAgency }] = await Promise.all([
    import('../../registry/directory.ts'),
    import('../../registry/require-agency.ts'),
  ]);
  return requireAgency(new AgencyDirectory(reader), written, 'E_AGENCY');
}

/** `on` for a use case, where given. */
export function dated(on: LocalDate | undefined): { on?: LocalDate } {
  return on === undefined ? {} : { on };
}

export async function caseDeps(deps: Deps): Promise<CaseDeps> {
  const store = await deps.openStore();
  return { store, calendar: await deps.calendar(), pack: await deps.pack() };
}

/** The same with what makes letters. */
export async function letterDeps(deps: Deps): Promise<LetterDeps> {
  const [{ letterTemplates }, { letterRenderer }] = await Promise.all([
    import('../../supervision/letter-templates.ts'),
    import('../../supervision/render-letter.ts'),
  ]);
  const base = await caseDeps(deps);
  return {
    ...base,
    renderLetter: letterRenderer(base.store),
    letterTemplate: letterTemplates(deps.root),
  };
}
