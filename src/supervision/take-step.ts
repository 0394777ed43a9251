import type { Calendar } from '../calendar/calendar.ts';
import { UserError } from '../kernel/errors.ts';
import { chineseDate, type LocalDate } from '../kernel/local-date.ts';
import { printable } from '../kernel/text.ts';
import type { Pack } from '../policy/pack.ts';
import { keepFile } from '../store/archive.ts';
import { readSetting } from '../store/settings.ts';
import type { Actor, Reader, Store, Tx } from '../store/store.ts';
import { FLOW, requireContent, requireMove, stageAfter } from './flow.ts';
import {
  STAGE_NAMES,
  type Act,
  type CaseFact,
  type CaseFile,
  type FactDetails,
  type Proof,
  type Stage,
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
  readonly stage: Stage;
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
}

/** The case before the act, and the fact that was written. */
export interface StepTaken {
  readonly before: CaseRecord;
  readonly fact: CaseFact;
  readonly stage: Stage;
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
  return { file, facts, stage: stageAfter(facts.flatMap(({ act }) => (act === 'open' ? [] : [act]))) };
}

/** Refuses early what the stage does not allow, before a person is asked for anything. @throws UserError E_CASE_STAGE */
export function requirePossible(reader: Reader, number: string, act: Act): void {
  requireMove(number, loadCase(reader, number).stage, act);
}

/** 监督机关全称. @throws UserError E_SETTING_MISSING */
export function bureauName(reader: Reader): string {
  const name = readSetting(reader, 'bureau');
  if (name !== undefined) return name;
  throw new UserError('E_SETTING_MISSING', '没有设定监督机关全称，期限无法落实责任单位，文书无法署名', {
    hint: '运行 zfjd init 设定监督机关',
  });
}

/** @throws UserError E_CASE_DATE when the event lies in the future or before the one before it */
export function requireEventDate(record: CaseRecord, act: Act, on: LocalDate, today: LocalDate): void {
  if (on > today) {
    throw new UserError('E_CASE_DATE', `${FLOW[act].name}的日期${on}晚于今天${today}`, {
      hint: '只能登记已经发生的事；检查日期',
    });
  }
  const last = record.facts.at(-1);
  if (last && on < last.on) {
    const name = last.act === 'open' ? '发现线索' : FLOW[last.act].name;
    throw new UserError('E_CASE_DATE', `${FLOW[act].name}的日期${on}早于此前的「${name}」（${last.on}）`, {
      hint: `日期应在${last.on}至${today}之间；检查日期`,
    });
  }
}

/** Checks that the table, the dates and the content allow the act, without writing anything. */
export function checkStep(record: CaseRecord, step: Step, today: LocalDate): Stage {
  const next = requireMove(record.file.number, record.stage, step.act);
  requireEventDate(record, step.act, step.on ?? today, today);
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
  const stage = checkStep(before, step, today);
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
    before: { stage: STAGE_NAMES[before.stage] },
    after: { stage: STAGE_NAMES[stage], fact },
    ...(fact.text === '' ? {} : { reason: fact.text }),
  });
  return { before, fact, stage };
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
