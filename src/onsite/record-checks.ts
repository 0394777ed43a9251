import { basename } from 'node:path';
import { requireQuarter } from '../draw/typed-values.ts';
import { sha256 } from '../kernel/digest.ts';
import { UserError } from '../kernel/errors.ts';
import type { Finding } from '../kernel/finding.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import type { Pack } from '../policy/pack.ts';
import { AgencyDirectory } from '../registry/directory.ts';
import { keepFile, keptFileByDigest } from '../store/archive.ts';
import type { Store, Tx } from '../store/store.ts';
import type { ReadFile, WorkbookReader } from '../workbook/reader.ts';
import type { HeaderWords } from '../workbook/vocabulary.ts';
import { formOf } from './check-form.ts';
import { FORM_CODES } from './form-codes.ts';
import type { SiteCheck, Subject } from './model.ts';
import { findForm, readForm, type FoundForm } from './read-form.ts';
import { addCheck, readChecks } from './store.ts';
import { requireAgency } from '../registry/require-agency.ts';
import { requireSubjects } from './subjects.ts';

export interface RecordDeps {
  readonly store: Store;
  readonly pack: Pack;
  readonly reader: WorkbookReader;
  readonly words: HeaderWords;
}

export interface RecordOptions {
  readonly files: readonly string[];
  /** Which quarter, where the forms do not say. */
  readonly quarter?: string | undefined;
  /** Which agency, where the form does not say. */
  readonly agency?: string | undefined;
  /** Day of the check, where it is not the one on the form. */
  readonly on?: LocalDate | undefined;
  readonly dryRun?: boolean | undefined;
}

/** What became of one file. */
export type FormFileReport = { readonly file: string } & (
  | {
      readonly outcome: 'recorded' | 'corrected';
      readonly check: SiteCheck;
      /** Items without an answer. */
      readonly missing: number;
      readonly findings: readonly Finding[];
    }
  /** The very same bytes came before, or it says what the newest version says; `check` is what they became. */
  | { readonly outcome: 'known'; readonly check: SiteCheck; readonly newest: number }
  /** Nothing of it was taken. */
  | { readonly outcome: 'refused'; readonly findings: readonly Finding[] }
  | {
      readonly outcome: 'failed';
      readonly code: string;
      readonly message: string;
      readonly hint: string | undefined;
    }
);

/**
 * 录入检查表: one immediate transaction per file. A form with a fault beyond a missing answer is refused whole;
 * a file that came before changes nothing; a changed form is the next version, and the earlier ones are kept.
 */
export async function recordChecks(deps: RecordDeps, options: RecordOptions): Promise<FormFileReport[]> {
  const reports: FormFileReport[] = [];
  // Which file of this run an agency's form was taken from.
  const taken = new Map<string, string>();
  for (const path of options.files) {
    const file = basename(path);
    try {
      const read = await deps.reader.read(path);
      const record = (tx: Tx) => refuseSecond(taken, recordFile(tx, deps, read, options));
      reports.push(deps.store.write(record, { dryRun: options.dryRun === true }));
    } catch (error) {
      if (!(error instanceof UserError) || error.code.startsWith('E_DB') || error.code === 'E_DISK_FULL')
        throw error;
      reports.push({ file, outcome: 'failed', code: error.code, message: error.message, hint: error.hint });
    }
  }
  return reports;
}

/** Of two new forms of one agency in one run nobody can tell which is the correction. */
function refuseSecond(taken: Map<string, string>, report: FormFileReport): FormFileReport {
  if (report.outcome !== 'recorded' && report.outcome !== 'corrected') return report;
  const { quarter, agency } = report.check;
  const key = `${quarter}/${agency.code}`;
  const first = taken.get(key);
  if (first !== undefined) {
    throw new UserError(
      'E_FORM_TWICE',
      `「${report.file}」和这一批里的「${first}」都是${agency.name}的检查表，内容不同，看不出以哪一份为准`,
      { hint: `「${first}」已录入；确要以「${report.file}」更正的，单独再录入一次` },
    );
  }
  taken.set(key, report.file);
  return report;
}

function recordFile(
  tx: Tx,
  deps: RecordDeps,
  { workbook, bytes }: ReadFile,
  options: RecordOptions,
): FormFileReport {
  const { store, pack, words } = deps;
  const { file } = workbook;
  const today = store.actor.clock.today();
  const found = findForm(workbook, words);
  const subject = subjectOf(tx, deps, found, options);
  const { quarter } = subject;
  const known = readChecks(tx, quarter).filter(({ agency }) => agency.code === subject.code);
  const digest = sha256(bytes);
  const kept = tx.get(keptFileByDigest, digest);
  const same = known.find(({ fileId }) => fileId === kept?.id);
  if (same) return { file, outcome: 'known', check: same, newest: known.length };

  const form = formOf(pack, quarter, subject.unitType);
  const read = readForm(found, form, words, { quarter, today, on: options.on });
  const blank = read.findings.every(({ code }) => code === FORM_CODES.missing || code === FORM_CODES.date);
  if (read.answers.length === 0 && blank) {
    throw new UserError('E_FORM_BLANK', `「${file}」一项结果都没有填`, { hint: '填好后再录入' });
  }
  if (read.refused || read.checkedOn === undefined)
    return { file, outcome: 'refused', findings: read.findings };
  const inspectors = read.inspectors || subject.inspectors.map(({ name }) => name).join('、');
  const earlier = known.at(-1);
  if (earlier && saysTheSame(earlier, { checkedOn: read.checkedOn, inspectors, answers: read.answers })) {
    return { file, outcome: 'known', check: earlier, newest: known.length };
  }
  const check: Omit<SiteCheck, 'id'> = {
    quarter,
    agency: { code: subject.code, name: subject.name },
    unitType: subject.unitType,
    version: known.length + 1,
    checkedOn: read.checkedOn,
    inspectors,
    file,
    fileId: keepFile(tx, file, bytes, today, digest),
    recordedOn: today,
    recordedBy: store.actor.operator,
    answers: read.answers,
  };
  const id = addCheck(tx, check, {
    packVersion: `${pack.code} ${pack.version}`,
    at: store.actor.clock.now(),
  });
  tx.record({
    act: earlier ? 'onsite.correct' : 'onsite.record',
    subject: 'draw',
    id: quarter,
    summary: `${earlier ? `更正检查表（第${check.version}版）` : '录入检查表'}：${subject.name}，${check.checkedOn}，「${file}」`,
    ...(earlier && { before: earlier.answers }),
    after: check,
  });
  return {
    file,
    outcome: earlier ? 'corrected' : 'recorded',
    check: { ...check, id },
    missing: form.items.length - read.answers.length,
    findings: read.findings,
  };
}

type Said = Pick<SiteCheck, 'checkedOn' | 'inspectors' | 'answers'>;

/** Whether a file saved anew says nothing new. */
function saysTheSame(a: Said, b: Said): boolean {
  const plain = ({ checkedOn, inspectors, answers }: Said) =>
    JSON.stringify([
      checkedOn,
      inspectors,
      answers
        .map((x) => [x.item, x.result, x.problem, x.evidence, x.corrected])
        .sort(([x], [y]) => ((x as string) < (y as string) ? -1 : 1)),
    ]);
  return plain(a) === plain(b);
}

/** Whose form it is: what the importer says, or the code or the name on the form, which must agree. */
function subjectOf(tx: Tx, { pack }: RecordDeps, { file, head }: FoundForm, options: RecordOptions): Subject {
  const said = options.agency ?? (head.code || head.agency);
  if (said === '') {
    throw new UserError('E_FORM_AGENCY', `「${file}」没有写明被检查单位`, {
      hint: '在表头上方写明单位代码，或录入时加 --agency',
    });
  }
  const { code, name } = requireAgency(new AgencyDirectory(tx), said, 'E_AGENCY');
  if (options.agency === undefined && head.code !== '' && head.agency !== '') {
    const named = requireAgency(new AgencyDirectory(tx), head.agency, 'E_AGENCY');
    if (named.code !== code) {
      throw new UserError(
        'E_FORM_AGENCY',
        `「${file}」的单位代码是「${name}」的，被检查单位写的却是「${named.name}」`,
        { hint: '核对是否用错了表；确认后录入时加 --agency' },
      );
    }
  }
  const [subject] = requireSubjects(tx, pack, {
    quarter: quarterOfForm(file, head.quarter, options.quarter),
    agency: code,
  });
  if (!subject) throw new Error('requireSubjects gave none');
  return subject;
}

function quarterOfForm(file: string, written: string, asked: string | undefined): string {
  if (written === '' && asked === undefined) {
    throw new UserError('E_FORM_QUARTER', `「${file}」没有写明抽查季度`, {
      hint: '在表头上方写明抽查季度，如 2026Q4；或录入时加 --quarter',
    });
  }
  if (written === '') return asked ?? '';
  const quarter = requireQuarter(written);
  if (asked === undefined || asked === quarter) return quarter;
  throw new UserError('E_FORM_QUARTER', `「${file}」是 ${quarter} 的检查表，不是 ${asked} 的`, {
    hint: '去掉 --quarter，或换成该季度的表',
  });
}
