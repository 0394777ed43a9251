import type { OfficialLetter } from '../document/letter.ts';
import { EXIT, UserError } from '../kernel/errors.ts';
import { chineseDate, type LocalDate } from '../kernel/local-date.ts';
import { didYouMean } from '../kernel/suggest.ts';
import { compact, printable } from '../kernel/text.ts';
import type { Pack } from '../policy/pack.ts';
import {
  composeLetter,
  contentKeys,
  missingValues,
  type LetterEnvelope,
  type LetterTexts,
  type LetterValues,
} from './compose-letter.ts';
import { caseValues } from './case-letter-values.ts';
import { letterForm, type LetterKind } from './letter-kinds.ts';
import { CONTENT, type ContentKey, type Placeholder } from './letter-labels.ts';
import { clauseInLetter, filled, itemLines, phrase } from './letter-text.ts';
import { bureauName, loadCase, prose, type CaseDeps, type CaseRecord } from './take-step.ts';

/** Kinds that are issued under a number by acts of their own, which compute their dates. */
const ISSUED = ['suggestion', 'urge', 'opinion', 'request'] as const;

export type DraftKind = Exclude<LetterKind, (typeof ISSUED)[number]>;

/** What a person says of a letter. */
export interface LetterWords {
  /** 成文日期; today where absent. */
  readonly on?: LocalDate | undefined;
  /** 主送机关; whom the paper goes to where absent, if that is known. */
  readonly to?: string | undefined;
  readonly contact?: string | undefined;
  readonly facts?: readonly string[] | undefined;
  readonly grounds?: readonly string[] | undefined;
  readonly measures?: readonly string[] | undefined;
  readonly copyTo?: readonly string[] | undefined;
  readonly attachments?: readonly string[] | undefined;
  /** Label of a placeholder → its lines. */
  readonly set: Readonly<Record<string, readonly string[]>>;
}

export interface CaseLetterOptions extends LetterWords {
  readonly number: string;
  readonly kind: LetterKind;
}

export interface CaseLetterDeps extends CaseDeps, LetterTexts {
  readonly renderLetter: (letter: OfficialLetter) => Promise<Uint8Array>;
}

export interface CaseLetter {
  readonly kind: DraftKind;
  readonly name: string;
  readonly bytes: Uint8Array;
  /** What the pack says of the paper, for whoever writes it. */
  readonly note?: string;
}

/** 起草文书: a letter of a case without a number; nothing is written. @throws UserError E_LETTER_VALUE, E_LETTER_KIND */
export async function draftCaseLetter(deps: CaseLetterDeps, options: CaseLetterOptions): Promise<CaseLetter> {
  const { kind, envelope, values, note } = gatherLetter(deps, options);
  const letter = composeLetter(deps, kind, envelope, values);
  const bytes = await deps.renderLetter(letter);
  return { kind, name: letterForm(kind).name, bytes, ...(note !== undefined && { note }) };
}

/** Labels of what neither the case nor the options say. @throws UserError as `draftCaseLetter` does */
export function missingOfDraft(deps: CaseLetterDeps, options: CaseLetterOptions): string[] {
  const { kind, envelope, values } = gatherLetter(deps, options);
  return missingValues(deps, kind, envelope, values);
}

interface Gathered {
  readonly kind: DraftKind;
  readonly envelope: LetterEnvelope;
  readonly values: LetterValues;
  readonly note: string | undefined;
  /** 文种代字, where the pack gives one. */
  readonly mark: string | undefined;
  /** The clause that gives the letter only to those to whom a 决定书 was issued. */
  readonly presupposed: string | undefined;
}

/** What the letter is made of: what the pack, the case and the options say, the last before the first. */
export function gatherLetter(
  deps: CaseLetterDeps,
  options: CaseLetterOptions,
  record: CaseRecord = loadCase(deps.store, options.number),
): Gathered {
  const kind = requireDraftKind(options.kind);
  return gatherWords(deps, kind, options, {
    to: addressee(kind, record.file.agency.name),
    values: caseValues(deps.store, record, kind),
  });
}

/** The same of what is no case; `known` = what stands where the person says nothing. */
export function gatherWords(
  deps: Pick<CaseLetterDeps, 'store' | 'pack' | 'letterTemplate'>,
  kind: DraftKind,
  words: LetterWords,
  known: { readonly to: string | undefined; readonly values: LetterValues },
): Gathered {
  const { store, pack } = deps;
  const on = words.on ?? store.actor.clock.today();
  const { values: policy, note, mark, presupposed } = policyValues(pack, kind, on);
  return {
    kind,
    note,
    mark,
    presupposed,
    envelope: {
      bureau: bureauName(store),
      on,
      to: words.to ?? known.to,
      copyTo: filled(words.copyTo),
      attachments: filled(words.attachments),
    },
    values: {
      issuedOn: chineseDate(on),
      ...policy,
      ...known.values,
      ...listed(words),
      ...(words.contact !== undefined && { contact: phrase(words.contact) }),
      ...writtenValues(deps, kind, words.set),
    },
  };
}

function requireDraftKind(kind: LetterKind): DraftKind {
  if (ISSUED.every((issued) => issued !== kind)) return kind as DraftKind;
  throw new UserError('E_LETTER_KIND', `《${letterForm(kind).name}》要编号制发，不在这里起草`, {
    hint:
      kind === 'request'
        ? '运行 zfjd case escalate <编号> --draft 生成草稿'
        : `运行 zfjd case notice <编号> --kind ${kind} --draft 生成草稿`,
    exit: EXIT.usage,
  });
}

/** 指导意见 goes to all that are supervised. */
export const EVERY_AGENCY = '各行政执法单位';

/** Whom the paper goes to without being told; papers to others have to be told. */
function addressee(kind: DraftKind, agency: string): string | undefined {
  if (kind === 'guidance') return EVERY_AGENCY;
  return kind === 'transfer' || kind === 'notice' ? undefined : agency;
}

function policyValues(
  pack: Pack,
  kind: DraftKind,
  on: LocalDate,
): { values: LetterValues } & Pick<Gathered, 'note' | 'mark' | 'presupposed'> {
  const { value, note } = pack.get('supervision.letters', on);
  const entry = value.find((letter) => letter.kind === kind);
  if (!entry) {
    throw new UserError(
      'E_LETTER_KIND',
      `《${letterForm(kind).name}》在${on}没有依据，政策包「${pack.name}」没有列入`,
      { hint: '运行 zfjd pack show supervision.letters 查看各类文书的施行日期；核对 --on 的日期' },
    );
  }
  const inLetter = (clause: readonly [string, string]) => clauseInLetter(pack.clause(clause));
  const escalation = pack.get('supervision.escalation', on).value;
  const basis = entry.basis.map((clause) => inLetter(clause)).join('、');
  return {
    note,
    mark: entry.mark,
    presupposed: entry.decision ? basis : undefined,
    values: {
      basis,
      decider: escalation.decider,
      decision: escalation.decision,
      ...(entry.accountability && {
        accountability: `依照${inLetter(entry.accountability)}，可以在一定范围内予以通报批评，并对主要负责人进行约谈；对负有责任的人员依照有关规定处理。`,
      }),
    },
  };
}

function listed({ facts, grounds, measures }: LetterWords): LetterValues {
  const given = { facts: filled(facts), grounds: filled(grounds), measures: filled(measures) };
  return {
    ...(given.facts.length > 0 && { facts: itemLines(given.facts) }),
    ...(given.grounds.length > 0 && { grounds: itemLines(given.grounds) }),
    ...(given.measures.length > 0 && {
      measures: itemLines(given.measures),
      decisionItems: itemLines(given.measures),
    }),
  };
}

/** What a person wrote under labels. @throws UserError E_LETTER_VALUE for a label the letter has not */
export function writtenValues(
  texts: LetterTexts,
  kind: LetterKind,
  set: LetterWords['set'],
): Partial<Record<ContentKey, string>> {
  const keys = contentKeys(texts, kind);
  const values: Partial<Record<ContentKey, string>> = {};
  for (const [written, lines] of Object.entries(set)) {
    const wanted = compact(written);
    const key = keys.find((k) => k === wanted || compact(CONTENT[k].label) === wanted);
    if (key === undefined) {
      const labels = keys.map((k) => CONTENT[k].label);
      throw new UserError(
        'E_LETTER_VALUE',
        `《${letterForm(kind).name}》没有「${printable(written)}」这项内容`,
        {
          hint: didYouMean(wanted, labels) || `可以写的内容：${labels.join('、')}`,
          exit: EXIT.usage,
        },
      );
    }
    const items = lines.map((line) => prose(line)).filter((line) => line !== '');
    const { items: paragraphs }: Placeholder = CONTENT[key];
    values[key] = paragraphs ? itemLines(items) : items.join('；');
  }
  return values;
}
