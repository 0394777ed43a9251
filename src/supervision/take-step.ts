import type { Calendar } from '../calendar/calendar.ts';
import { UserError } from '../kernel/errors.ts';
import { chineseDate, type LocalDate } from '../kernel/local-date.ts';
import { printable } from '../kernel/text.ts';
import type { Pack } from '../policy/pack.ts';
import { keepFile } from '../store/archive.ts';
import { readSetting } from '../store/settings.ts';
import type { Actor, Reader, Store, Tx } from '../store/store.ts';
import { FLOW } from './flow.ts';
import { requireContent, requireMove, stateAfter, type CaseState } from './case-state.ts';
import {
  STAGE_NAMES,
  type Act,
  type CaseFact,
  type CaseFile,
  type FactDetails,
  type Proof,
} from './model.ts';
import { insertFact, readFacts, readFile } from './store.ts';

/** What every act on a case needs. */
export interface CaseDeps {
  readonly store: Store;
  readonly calendar: Calendar;
  readonly pack: Pack;
}

/** A case with everything that has happened in it. */
export interface CaseRecord {
  readonly file: CaseFile;
  /** In the order they were recorded; the first is the opening. */
  readonly facts: readonly CaseFact[];
  readonly state: CaseState;
}

/** What every act may bring; each use case adds its own. */
export interface ActOptions {
  readonly number: string;
  /** Day of the event; today where absent. */
  readonly on?: LocalDate;
  readonly text?: string;
  readonly proof?: Proof;
  /** 序号 of the last fact the person saw; the act is refused where more has happened since. */
  readonly expect?: number;
}

/** One act to be recorded. */
export interface Step {
  readonly caseNumber: string;
  readonly act: Act;
  /** Day of the event; today where absent. */
  readonly on?: LocalDate | undefined;
  readonly text?: string | undefined;
  readonly proof?: Proof | undefined;
  readonly details?: FactDetails;
  readonly expect?: number | undefined;
}

/** The step of an act without more than what every act brings. */
export function stepOf(
  act: Act,
  { number, on, text, proof, expect }: ActOptions,
  details: FactDetails = {},
): Step {
  return { caseNumber: number, act, on, text, proof, expect, details };
}

/** The case before the act, and the fact that was written. */
export interface StepTaken {
  readonly before: CaseRecord;
  readonly fact: CaseFact;
}

/** @throws UserError E_CASE_UNKNOWN */
export function loadCase(reader: Reader, number: string): CaseRecord {
  const file = readFile(reader, number);
  if (!file) {
    throw new UserError('E_CASE_UNKNOWN', `没有编号为「${printable(number)}」的案件`, {
      hint: '运行 zfjd case list 查看案件编号',
    });
  }
  const facts = readFacts(reader, number);
  return { file, facts, state: stateAfter(facts.map(({ act }) => act)) };
}

/**
 * Refuses early what the stage does not allow, before a person is asked for anything; gives the case as the
 * person sees it while being asked. @throws UserError E_CASE_STAGE, E_CASE_CHANGED
 */
export function requirePossible(reader: Reader, number: string, act: Act, expect?: number): CaseRecord {
  const record = loadCase(reader, number);
  requireUnchanged(record, expect);
  requireMove(number, record.state, act);
  return record;
}

/** 监督机关全称. @throws UserError E_SETTING_MISSING */
export function bureauName(reader: Reader): string {
  const name = readSetting(reader, 'bureau');
  if (name !== undefined) return name;
  throw new UserError('E_SETTING_MISSING', '没有设定监督机关全称，期限无法落实责任单位，文书无法署名', {
    hint: '运行 zfjd init 设定监督机关',
  });
}

/** @throws UserError E_CASE_DATE when the event lies in the future or before the one it has to follow */
function requireEventDate(record: CaseRecord, step: Step, on: LocalDate, today: LocalDate): void {
  const { act } = step;
  if (on > today) {
    throw new UserError('E_CASE_DATE', `${FLOW[act].name}的日期${on}晚于今天${today}`, {
      hint: '只能登记已经发生的事；检查日期',
    });
  }
  const last = precedingFact(record.facts, step);
  if (last && on < last.on) {
    throw new UserError(
      'E_CASE_DATE',
      `${FLOW[act].name}的日期${on}早于此前的「${factName(last)}」（${last.on}）`,
      { hint: `日期应在${last.on}至${today}之间；检查日期` },
    );
  }
}

/**
 * The fact an act may not lie before. Acts of the line follow each other, and wait for the end of a suspension;
 * what stands beside the line follows the discovery, or what it settles: the very letter that is made void, the very
 * measure whose result is told, whatever went out since.
 */
function precedingFact(facts: readonly CaseFact[], { act, details = {} }: Step): CaseFact | undefined {
  const { side, settles, voids } = FLOW[act];
  const { document, entry } = details;
  if (side && voids) return facts.find((fact) => fact.details.document === document);
  if (settles === 'accountability') return facts.find(({ seq }) => String(seq) === entry);
  if (settles) return facts.findLast((fact) => fact.act !== 'open' && FLOW[fact.act].opens === settles);
  if (side) return facts[0];
  return facts.findLast(({ act: past }) => {
    if (past === 'open') return true;
    const rule = FLOW[past];
    return !rule.side || rule.opens === 'suspension' || rule.settles === 'suspension';
  });
}

export function factName({ act }: Pick<CaseFact, 'act'>): string {
  return act === 'open' ? '发现线索' : FLOW[act].name;
}

/** @throws UserError E_CASE_CHANGED telling what happened since the person looked */
function requireUnchanged({ file, facts }: CaseRecord, expect: number | undefined): void {
  if (expect === undefined || expect === facts.length) return;
  const since = facts.filter(({ seq }) => seq > expect);
  const lines = since.map(
    (fact) =>
      `第${fact.seq}条 ${fact.on} ${factName(fact)}${fact.text === '' ? '' : `：${printable(fact.text)}`}（${fact.recordedBy}，${fact.recordedAt}登记）`,
  );
  throw new UserError(
    'E_CASE_CHANGED',
    since.length === 0
      ? `案件${file.number}只有${facts.length}条经过，没有第${expect}条`
      : `案件${file.number}在您查看（第${expect}条）之后又有了变化，本次没有登记：\n${lines.map((line) => `  - ${line}`).join('\n')}`,
    { hint: `运行 zfjd case show ${file.number} 看过以后，用 --expect ${facts.length} 重新办理` },
  );
}

/** Checks that the table, the dates and the content allow the act, without writing anything. */
export function checkStep(record: CaseRecord, step: Step, today: LocalDate): CaseState {
  requireUnchanged(record, step.expect);
  const next = requireMove(record.file.number, record.state, step.act);
  requireEventDate(record, step, step.on ?? today, today);
  requireContent(step.act, {
    text: prose(step.text) !== '',
    proof: prose(step.proof?.text) !== '' || (step.proof?.file?.bytes.length ?? 0) > 0,
  });
  return next;
}

/** Records one act in the caller's transaction: the fact, its evidence and the journal entry. */
export function takeStep(tx: Tx, actor: Actor, step: Step): StepTaken {
  const before = loadCase(tx, step.caseNumber);
  const today = actor.clock.today();
  const { stage } = checkStep(before, step, today);
  const file = step.proof?.file;
  const fact: CaseFact = {
    seq: before.facts.length + 1,
    act: step.act,
    on: step.on ?? today,
    text: prose(step.text),
    proof: prose(step.proof?.text),
    ...(file && file.bytes.length > 0 ? { proofFileId: keepFile(tx, file.name, file.bytes, today) } : {}),
    details: step.details ?? {},
    recordedAt: actor.clock.now(),
    recordedBy: actor.operator,
  };
  writeFact(tx, step.caseNumber, fact);
  tx.record({
    act: `case.${step.act}`,
    subject: 'case',
    id: step.caseNumber,
    summary: `案件${step.caseNumber}（${before.file.agency.name}）${chineseDate(fact.on)}${FLOW[step.act].name}`,
    before: { stage: STAGE_NAMES[before.state.stage] },
    after: { stage: STAGE_NAMES[stage], fact },
    ...(fact.text === '' ? {} : { reason: fact.text }),
  });
  return { before, fact };
}

export function writeFact(tx: Tx, caseNumber: string, fact: CaseFact): void {
  tx.run(
    insertFact,
    caseNumber,
    fact.seq,
    fact.act,
    fact.on,
    fact.text,
    fact.proof,
    fact.proofFileId ?? null,
    JSON.stringify(fact.details),
    fact.recordedAt,
    fact.recordedBy,
  );
}

/** Prose from a person: control characters gone, trimmed. Not NFKC: that would turn ，： into half-width ones. */
export function prose(text: string | undefined): string {
  return printable(text ?? '').trim();
}
