import { groupBy } from '../../kernel/group.ts';
import { clauseText } from '../../kernel/finding.ts';
import { addMonths, type LocalDate } from '../../kernel/local-date.ts';
import type { Reader } from '../../store/store.ts';
import { readClues } from '../clues/clue-store.ts';
import type { ClueState } from '../clues/model.ts';
import type { ReadClueDeps } from '../clues/show-clues.ts';
import { topicName } from '../clues/vocabulary.ts';
import { CATEGORIES, type Category } from '../model.ts';
import { readActs, readFiles } from '../store.ts';
import type { Ground, Subject } from './model.ts';
import { readProblems } from './problem-store.ts';

/** 提示: what several agencies, or many matters, have in common. */
export interface Proposal {
  readonly subject: Subject;
  readonly name: string;
  readonly agencies: readonly string[];
  readonly grounds: readonly Ground[];
  /** Numbers of problems registered for it within the period and not withdrawn. */
  readonly registered: readonly number[];
}

export interface ProposalList {
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly proposals: readonly Proposal[];
  /** From how many on, and on whose word. */
  readonly rule: {
    readonly agencies: number;
    readonly matters: number;
    readonly basis: string;
    readonly note: string;
  };
}

interface Matter extends Ground {
  readonly agency: string;
  readonly subjects: readonly Subject[];
}

/** States that say there is no problem of the agency, or another matter stands for it. */
const VOID: ReadonlySet<ClueState> = new Set(['unfounded', 'duplicate', 'disputed', 'transferred']);

/**
 * 共性问题的提示: categories and topics that many clues and cases of a period share. Only a person finds that a
 * problem is general or systemic. The period ends today and is as long as the pack says, where none is given.
 */
export function proposeProblems(
  { store, pack }: ReadClueDeps,
  today: LocalDate,
  period: { readonly from?: LocalDate | undefined; readonly to?: LocalDate | undefined } = {},
): ProposalList {
  const to = period.to ?? today;
  const { value, clause, note = '' } = pack.get('supervision.common_problem', to);
  const from = period.from ?? addMonths(to, -value.months);
  const matters = mattersOf(store, from, to);
  const pairs = matters.flatMap((matter) => matter.subjects.map((subject) => ({ subject, matter })));
  const known = readProblems(store, today).filter(({ state }) => state !== 'withdrawn');
  const proposals = [...groupBy(pairs, ({ subject }) => subject)]
    .map(([subject, members]): Proposal => ({
      subject,
      name: subjectName(subject, (code) => topicName(pack, to, code)),
      agencies: [...new Set(members.map(({ matter }) => matter.agency))].sort(),
      grounds: members.map(({ matter: { kind, number } }) => ({ kind, number })),
      registered: known
        .filter(({ problem }) => problem.subject === subject && problem.discoveredOn >= from)
        .map(({ problem }) => problem.id),
    }))
    .filter(({ agencies, grounds }) => agencies.length >= value.agencies || grounds.length >= value.matters)
    .sort((a, b) => b.agencies.length - a.agencies.length || b.grounds.length - a.grounds.length);
  const { agencies, matters: least } = value;
  return { from, to, proposals, rule: { agencies, matters: least, basis: clauseText(clause), note } };
}

/** What a period knows of one subject, however little. */
export function groundsAbout(reader: Reader, subject: Subject, from: LocalDate, to: LocalDate): Ground[] {
  return mattersOf(reader, from, to)
    .filter(({ subjects }) => subjects.includes(subject))
    .map(({ kind, number }) => ({ kind, number }));
}

export function subjectName(subject: Subject | '', topic: (code: string) => string): string {
  const [kind, code = ''] = subject.split('/');
  return kind === 'category' ? CATEGORIES[code as Category] : kind === 'topic' ? topic(code) : '';
}

/** Clues, and cases that no clue stands for; each once. */
function mattersOf(reader: Reader, from: LocalDate, to: LocalDate): Matter[] {
  const within = (on: LocalDate) => on >= from && on <= to;
  const clues = readClues(reader);
  const covered = new Set(clues.flatMap(({ caseNumber }) => caseNumber ?? []));
  const acts = readActs(reader);
  return [
    ...clues
      .filter(({ clue, state }) => within(clue.discoveredOn) && !VOID.has(state))
      .map(({ clue }): Matter => ({
        kind: 'clue',
        number: String(clue.id),
        agency: clue.agency.name,
        subjects: [
          ...(clue.category === '' ? [] : [`category/${clue.category}` as const]),
          ...clue.topics.map((code) => `topic/${code}` as const),
        ],
      })),
    ...readFiles(reader)
      .filter(({ number, discoveredOn }) => within(discoveredOn) && !covered.has(number))
      .filter(({ number }) => acts.get(number)?.includes('dismiss') !== true)
      .map(({ number, agency, category }): Matter => ({
        kind: 'case',
        number,
        agency: agency.name,
        subjects: [`category/${category}`],
      })),
  ];
}
