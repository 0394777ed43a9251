import type { OfficialLetter } from '../document/letter.ts';
import type { Pack } from '../policy/pack.ts';
import { factsOf, type FactsDeps } from './agency-facts.ts';
import { formOf } from './check-form.ts';
import { formPaper } from './form-paper.ts';
import { formWorkbook } from './form-workbook.ts';
import type { Subject } from './model.ts';
import { requireSubjects } from './subjects.ts';

export interface FormDeps extends FactsDeps {
  readonly pack: Pack;
  readonly renderLetter: (letter: OfficialLetter) => Promise<Uint8Array>;
}

/** 检查表 of one agency, as files. */
export interface MadeForm {
  readonly subject: Subject;
  readonly items: number;
  readonly files: readonly { readonly name: string; readonly bytes: Uint8Array }[];
}

/**
 * 制作检查表: for every agency drawn or targeted in the quarter, or one of them, a workbook to fill in and a
 * paper to print. Writes nothing to the database. @throws UserError as `requireSubjects`, E_PACK_VALUE
 */
export async function makeForms(
  deps: FormDeps,
  options: { readonly quarter: string; readonly agency?: string | undefined },
): Promise<MadeForm[]> {
  const made: MadeForm[] = [];
  for (const subject of requireSubjects(deps.store, deps.pack, options)) {
    const form = formOf(deps.pack, subject.quarter, subject.unitType);
    const source = { subject, form, facts: factsOf(deps, subject.quarter, subject.code) };
    const name = paperName('检查表', subject);
    made.push({
      subject,
      items: form.items.length,
      files: [
        { name: `${name}.xlsx`, bytes: await formWorkbook(source) },
        { name: `${name}.docx`, bytes: await deps.renderLetter(formPaper(source)) },
      ],
    });
  }
  return made;
}

/** `检查表-2026Q4-区应急管理局`, whatever the agency is called. */
export function paperName(what: string, { quarter, name }: Pick<Subject, 'quarter' | 'name'>): string {
  return `${what}-${quarter}-${name.replace(/[\\/:*?"<>|\p{Cc}]/gu, '_')}`;
}
