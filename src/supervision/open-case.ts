import { didYouMean } from '../kernel/suggest.ts';
import { UserError } from '../kernel/errors.ts';
import { yearOf, type LocalDate } from '../kernel/local-date.ts';
import { normalise } from '../kernel/text.ts';
import type { Actor, Tx } from '../store/store.ts';
import { caseResult, type CaseResult } from './show-case.ts';
import { CATEGORIES, SOURCES, type Category, type NewClue } from './model.ts';
import { caseBySource, insertCaseFile, lastCaseSeq } from './store.ts';
import { prose, writeFact, type CaseDeps } from './take-step.ts';

/** What became of a clue handed over: the number of its case, and whether that is a new one. */
export interface OpenedClue {
  readonly number: string;
  readonly opened: boolean;
}

/**
 * 立案: opens a case for a clue within the caller's transaction; the one thing other rooms may do here. A
 * clue known already (same source id, agency and problem) gives its case again and changes nothing.
 * @throws UserError for a clue that is incomplete or dated in the future
 */
export function openClue(tx: Tx, actor: Actor, clue: NewClue): OpenedClue {
  const checked = checkClue(clue, actor.clock.today());
  const { source, agency, category, problem, discoveredOn } = checked;
  const known = tx.get(caseBySource, source.kind, source.id, agency.code, problem);
  if (known) return { number: known.number, opened: false };

  const openedOn = actor.clock.today();
  const year = yearOf(openedOn);
  const seq = (tx.get(lastCaseSeq, year)?.seq ?? 0) + 1;
  const number = `${year}-${String(seq).padStart(4, '0')}`;
  tx.run(
    insertCaseFile,
    number,
    year,
    seq,
    agency.code,
    agency.name,
    source.kind,
    source.id,
    source.text,
    category,
    problem,
    discoveredOn,
    openedOn,
  );
  writeFact(tx, number, {
    seq: 1,
    act: 'open',
    on: discoveredOn,
    text: problem,
    proof: prose(clue.proof?.text),
    ...(clue.proof?.fileId !== undefined && { proofFileId: clue.proof.fileId }),
    details: {},
    recordedAt: actor.clock.now(),
    recordedBy: actor.operator,
  });
  tx.record({
    act: 'case.open',
    subject: 'case',
    id: number,
    summary: `立案${number}：${agency.name}，${source.text}`,
    after: checked,
  });
  return { number, opened: true };
}

/** Opens a case for a clue a person reports. @throws UserError E_CASE_KNOWN where it was opened before */
export function openCase(deps: CaseDeps, clue: NewClue): CaseResult {
  const { store } = deps;
  const { number, opened } = store.write((tx) => openClue(tx, store.actor, clue));
  if (!opened) {
    throw new UserError('E_CASE_KNOWN', `这条线索已经立案，编号${number}`, {
      hint: `运行 zfjd case show ${number} 查看；另有问题请写明不同的问题内容`,
    });
  }
  return caseResult(deps, number);
}

function checkClue(clue: NewClue, today: LocalDate) {
  const agency = { code: normalise(clue.agency.code), name: normalise(clue.agency.name) };
  const source = {
    kind: normalise(clue.source.kind),
    id: normalise(clue.source.id ?? ''),
    text: prose(clue.source.text),
  };
  const problem = prose(clue.problem);
  const missing = [
    agency.code === '' || agency.name === '' ? '执法单位' : '',
    source.kind === '' || source.text === '' ? '线索来源' : '',
    problem === '' ? '问题内容' : '',
  ].filter((name) => name !== '');
  if (missing.length > 0) {
    throw new UserError('E_CASE_CLUE', `线索不完整，缺少：${missing.join('、')}`, { hint: '补全后重试' });
  }
  if (clue.discoveredOn > today) {
    throw new UserError('E_CASE_DATE', `发现日期${clue.discoveredOn}晚于今天${today}`, { hint: '检查日期' });
  }
  if (!Object.hasOwn(CATEGORIES, clue.category)) {
    throw new UserError('E_CASE_CATEGORY', `没有「${prose(clue.category)}」这个问题类别`, {
      hint:
        didYouMean(clue.category, Object.keys(CATEGORIES)) || `可用：${Object.keys(CATEGORIES).join('、')}`,
    });
  }
  return { agency, source, category: clue.category, problem, discoveredOn: clue.discoveredOn };
}

/** Reads 线索来源 as a person writes it; letters print it so. */
export function readSource(written: string, id: string | undefined): NewClue['source'] {
  const text = prose(written);
  const kind = SOURCES.find(({ word }) => text.includes(word))?.kind ?? 'other';
  return { kind, text: text === '12345' ? '12345市民服务热线' : text, ...(id !== undefined && { id }) };
}

/** A category as a person writes it: by key, by name, or by a part of a name that no other has (乱检查). */
export function findCategory(written: string): Category | undefined {
  const wanted = normalise(written);
  const keys = Object.keys(CATEGORIES) as Category[];
  const exact = keys.filter((key) => key === wanted || normalise(CATEGORIES[key]) === wanted);
  const partial = wanted === '' ? [] : keys.filter((key) => normalise(CATEGORIES[key]).includes(wanted));
  const [found, ...others] = exact.length > 0 ? exact : partial;
  return others.length === 0 ? found : undefined;
}

/** As `findCategory`. @throws UserError E_CASE_CATEGORY */
export function requireCategory(written: string): Category {
  const found = findCategory(written);
  if (found) return found;
  const wanted = normalise(written);
  const choices = Object.entries(CATEGORIES).map(([key, name]) => `${key}（${name}）`);
  throw new UserError('E_CASE_CATEGORY', `没有「${wanted}」这个问题类别`, {
    hint: `${didYouMean(wanted, [...Object.keys(CATEGORIES), ...Object.values(CATEGORIES)])}可用：${choices.join('、')}`,
    exit: 2,
  });
}
