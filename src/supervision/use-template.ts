import { UserError } from '../kernel/errors.ts';
import { keepFile, readKeptFile } from '../store/archive.ts';
import type { Reader, Store } from '../store/store.ts';
import { checkTemplate, type TemplateCheck } from './check-template.ts';
import type { LetterTexts } from './compose-letter.ts';
import { LETTER_KIND_IDS, letterForm, type LetterKind } from './letter-kinds.ts';
import { ownTemplate, writeTemplate } from './letter-template-store.ts';

export interface TemplateUse extends TemplateCheck {
  /** False where it has faults that must be mended first, or is in use already. */
  readonly changed: boolean;
}

/**
 * 启用模板: letters of the kind are made from this docx from now on. Nothing changes where a 必改 fault stands.
 * @throws UserError E_TEMPLATE_FILE
 */
export function useTemplate(
  deps: LetterTexts & { readonly store: Store },
  kind: LetterKind,
  file: { readonly name: string; readonly bytes: Buffer },
): TemplateUse {
  const check = checkTemplate(deps, kind, file);
  if (check.faults.some(({ severity }) => severity === '必改')) return { ...check, changed: false };
  const { store } = deps;
  const { clock, operator } = store.actor;
  const before = ownTemplate(store, kind);
  if (before && readKeptFile(store, before.fileId).bytes.equals(file.bytes)) {
    return { ...check, changed: false };
  }
  store.write((tx) => {
    const fileId = keepFile(tx, file.name, file.bytes, clock.today());
    writeTemplate(tx, kind, fileId, { at: clock.now(), by: operator });
    tx.record({
      act: 'template.use',
      subject: 'template',
      id: kind,
      summary: `启用《${letterForm(kind).name}》的自定模板「${file.name}」`,
      before: { file: before?.fileId ?? null },
      after: { file: fileId },
    });
  });
  return { ...check, changed: true };
}

/** 停用自定模板: back to the form that comes with the program. @throws UserError E_TEMPLATE_NONE */
export function resetTemplate(store: Store, kind: LetterKind): { kind: LetterKind; name: string } {
  const { name } = letterForm(kind);
  const { clock, operator } = store.actor;
  store.write((tx) => {
    const before = ownTemplate(tx, kind);
    if (!before) {
      throw new UserError('E_TEMPLATE_NONE', `《${name}》没有自定模板，用的就是程序自带的格式`, {
        hint: '运行 zfjd template list 查看各文书用的模板',
      });
    }
    writeTemplate(tx, kind, null, { at: clock.now(), by: operator });
    tx.record({
      act: 'template.reset',
      subject: 'template',
      id: kind,
      summary: `停用《${name}》的自定模板，恢复程序自带的格式`,
      before: { file: before.fileId },
      after: { file: null },
    });
  });
  return { kind, name };
}

export interface TemplateLine {
  readonly kind: LetterKind;
  readonly name: string;
  /** The bureau's own form; absent = that of the program. */
  readonly own?: { readonly file: string; readonly since: string; readonly by: string };
}

/** Every kind of letter with the form it is made from, in the order of the work. */
export function listTemplates(reader: Reader): TemplateLine[] {
  return LETTER_KIND_IDS.map((kind) => {
    const own = ownTemplate(reader, kind);
    const { name } = letterForm(kind);
    if (!own) return { kind, name };
    const file = readKeptFile(reader, own.fileId).name;
    return { kind, name, own: { file, since: own.since, by: own.by } };
  });
}
