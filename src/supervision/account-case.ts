import { UserError } from '../kernel/errors.ts';
import { clauseText } from '../kernel/finding.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import { compact } from '../kernel/text.ts';
import type { Pack } from '../policy/pack.ts';
import type { ParameterValue } from '../policy/parameters.ts';
import type { Reader } from '../store/store.ts';
import { recordedDecision } from './current-document.ts';
import type { CaseFact } from './model.ts';
import { caseResult, type CaseResult } from './show-case.ts';
import { readAccountFacts } from './store.ts';
import { loadCase, prose, stepOf, takeStep, type ActOptions, type CaseDeps } from './take-step.ts';

export type Measure = ParameterValue<'supervision.accountability'>[number];

export interface AccountOptions extends ActOptions {
  readonly measure: string;
  readonly person?: string;
  /** 执法证号 */
  readonly certificate?: string;
}

/** 问责措施 in force on a day. */
export function accountMeasures(pack: Pack, on: LocalDate): readonly Measure[] {
  return pack.get('supervision.accountability', on).value;
}

/** 登记问责: one measure against the agency or one person, by its clause, on the ground of the decision. */
export function addAccount(deps: CaseDeps, options: AccountOptions): CaseResult {
  const { store, pack } = deps;
  const { number } = options;
  const on = options.on ?? store.actor.clock.today();
  const measure = requireMeasure(pack, on, options.measure);
  const person = prose(options.person);
  const certificate = prose(options.certificate);
  if (measure.of === 'person' && person === '') {
    throw new UserError('E_CASE_NEEDS', `「${measure.name}」是对人员的措施，须写明人员`, {
      hint: '写 --person 姓名（有执法证的加 --certificate 证号）',
      exit: 2,
    });
  }
  store.write((tx) => {
    const { facts } = loadCase(tx, number);
    const decision = recordedDecision(facts)?.details.decision;
    takeStep(
      tx,
      store.actor,
      stepOf(
        'account',
        { ...options, on },
        {
          measure: measure.name,
          basis: clauseText(pack.clause(measure.clause)),
          ...(person === '' ? {} : { person }),
          ...(certificate === '' ? {} : { certificate }),
          ...(decision === undefined ? {} : { decision }),
        },
      ),
    );
    if (measure.decision && decision === undefined) {
      throw new UserError(
        'E_CASE_NEEDS',
        `「${measure.name}」（${clauseText(pack.clause(measure.clause))}）以政府制发决定书为前提，案件${number}还没有登记决定书`,
        { hint: `不以决定书为前提的：${names(accountMeasures(pack, on).filter((one) => !one.decision))}` },
      );
    }
  });
  return caseResult(deps, number);
}

export interface AccountResultOptions extends ActOptions {
  /** 序号 of the measure in the case. */
  readonly entry: number;
}

/** 登记问责结果: what became of a measure. */
export function recordAccountResult(deps: CaseDeps, options: AccountResultOptions): CaseResult {
  const { store } = deps;
  const { number, entry } = options;
  store.write((tx) => {
    const { facts } = loadCase(tx, number);
    const measure = facts.find(({ seq, act }) => seq === entry && act === 'account');
    takeStep(tx, store.actor, stepOf('account-result', options, { entry: String(entry) }));
    const done = facts.some(
      ({ act, details }) => act === 'account-result' && details.entry === String(entry),
    );
    if (!measure || done) {
      throw new UserError(
        'E_CASE_ENTRY',
        measure ? `案件${number}第${entry}条问责已经登记过结果` : `案件${number}的第${entry}条经过不是问责`,
        { hint: `运行 zfjd case account list --case ${number} 查看序号` },
      );
    }
  });
  return caseResult(deps, number);
}

/** One measure of the register, with what became of it. */
export interface AccountEntry {
  readonly caseNumber: string;
  readonly agency: string;
  readonly seq: number;
  readonly on: LocalDate;
  readonly measure: string;
  readonly person: string;
  readonly certificate: string;
  readonly basis: string;
  readonly decision: string;
  readonly text: string;
  /** undefined as long as none is recorded. */
  readonly result?: { readonly on: LocalDate; readonly text: string };
}

/** 问责台账: of one case, or of all; in order of case and number. */
export function listAccounts(
  reader: Reader,
  filter: { caseNumber?: string; open?: boolean } = {},
): AccountEntry[] {
  const facts = readAccountFacts(reader, filter.caseNumber);
  const results = new Map<string, CaseFact>();
  for (const { caseNumber, fact } of facts) {
    if (fact.act === 'account-result') results.set(`${caseNumber} ${fact.details.entry}`, fact);
  }
  return facts
    .filter(({ fact }) => fact.act === 'account')
    .map(({ caseNumber, agency, fact }) => {
      const { measure = '', person = '', certificate = '', basis = '', decision = '' } = fact.details;
      const result = results.get(`${caseNumber} ${fact.seq}`);
      return {
        caseNumber,
        agency,
        seq: fact.seq,
        on: fact.on,
        measure,
        person,
        certificate,
        basis,
        decision,
        text: fact.text,
        ...(result && { result: { on: result.on, text: result.text } }),
      };
    })
    .filter(({ result }) => filter.open !== true || result === undefined);
}

/** @throws UserError E_CASE_MEASURE */
function requireMeasure(pack: Pack, on: LocalDate, written: string): Measure {
  const wanted = compact(written);
  const measures = accountMeasures(pack, on);
  const exact = measures.find(({ name }) => name === wanted);
  const partial = wanted === '' ? [] : measures.filter(({ name }) => name.includes(wanted));
  const found = exact ?? (partial.length === 1 ? partial[0] : undefined);
  if (found) return found;
  throw new UserError('E_CASE_MEASURE', `${on}没有「${prose(written)}」这种问责措施`, {
    hint: `可用：${names(measures)}`,
    exit: 2,
  });
}

function names(measures: readonly Measure[]): string {
  return measures.map(({ name }) => name).join('、');
}
