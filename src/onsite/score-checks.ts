import type { Pack } from '../policy/pack.ts';
import type { Reader } from '../store/store.ts';
import { formOf, type CheckForm } from './check-form.ts';
import type { Notice, SiteCheck, Subject } from './model.ts';
import { scoreOf, type CheckScore } from './score.ts';
import { readChecks, readClues, readNotices } from './store.ts';
import { requireSubjects } from './subjects.ts';

/** 一家单位的现场检查: what was recorded and what it comes to. */
export interface SubjectScore {
  readonly subject: Subject;
  readonly form: CheckForm;
  /** The newest edition. */
  readonly notice?: Notice;
  /** The newest version; absent where no form came back yet. */
  readonly check?: SiteCheck;
  /** Versions recorded. */
  readonly versions: readonly SiteCheck[];
  readonly score?: CheckScore;
  /** Case numbers by item. */
  readonly clues: ReadonlyMap<string, string>;
}

/** 评分 of a quarter, or of one agency in it. @throws UserError as `requireSubjects` */
export function scoreChecks(
  reader: Reader,
  pack: Pack,
  options: { readonly quarter: string; readonly agency?: string | undefined },
): SubjectScore[] {
  const { quarter } = options;
  const checks = readChecks(reader, quarter);
  const notices = readNotices(reader, quarter);
  const clues = [...readClues(reader, quarter)];
  return requireSubjects(reader, pack, options).map((subject): SubjectScore => {
    const versions = checks.filter(({ agency }) => agency.code === subject.code);
    const check = versions.at(-1);
    const notice = notices.findLast(({ agency }) => agency.code === subject.code);
    // The type as recorded: a later change of the registry must not change what was measured.
    const form = formOf(pack, quarter, check?.unitType ?? subject.unitType);
    return {
      subject,
      form,
      ...(notice && { notice }),
      ...(check && { check, score: scoreOf(form, check.answers) }),
      versions,
      clues: new Map(
        clues.flatMap(([key, number]) => {
          const [code = '', item = ''] = key.split('/');
          return code === subject.code ? [[item, number] as const] : [];
        }),
      ),
    };
  });
}
