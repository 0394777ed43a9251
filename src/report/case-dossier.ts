import { basename } from 'node:path';
import { sha256 } from '../kernel/digest.ts';
import { printable } from '../kernel/text.ts';
import { readKeptFile } from '../store/archive.ts';
import type { ClueView } from '../supervision/clues/model.ts';
import { showCase, type CaseView, type ReadDeps } from '../supervision/show-case.ts';
import { newestLines, type JournalLine } from './journal.ts';

/** A file of a dossier, as it was kept. */
export interface DossierFile {
  /** Below the folder: `文书/01 金司执监意〔2026〕1号.docx` */
  readonly name: string;
  /** What it is, in Chinese. */
  readonly what: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

/** 案卷: a case with its letters, evidence, clues and 留痕. */
export interface CaseDossier {
  readonly view: CaseView;
  readonly clues: readonly ClueView[];
  readonly files: readonly DossierFile[];
  /** Of the case and its clues, oldest first. */
  readonly journal: readonly JournalLine[];
}

/** @throws UserError E_CASE_UNKNOWN */
export function caseDossier(deps: ReadDeps, number: string): CaseDossier {
  const { store } = deps;
  const view = showCase(deps, number);
  const { clues } = view;
  const kept = (folder: string, at: number, fileId: number, what: string, as?: string): DossierFile => {
    const { name, bytes } = readKeptFile(store, fileId);
    const given = as === undefined ? name : `${as}${/\.\w+$/u.exec(name)?.[0] ?? ''}`;
    const file = `${folder}/${String(at).padStart(2, '0')} ${safeName(given)}`;
    return { name: file, what, bytes, sha256: sha256(bytes) };
  };
  const lines = [
    ...newestLines(store, { subject: 'case', id: number, limit: -1 }),
    ...clues.flatMap(({ clue }) => newestLines(store, { subject: 'clue', id: String(clue.id), limit: -1 })),
  ];
  return {
    view,
    clues,
    files: [
      ...view.documents.map((one, i) =>
        kept('文书', i + 1, one.fileId, `${one.number} ${one.title}`, one.number),
      ),
      ...view.facts.flatMap(({ seq, proofFileId, on }) =>
        proofFileId === undefined ? [] : [kept('凭证', seq, proofFileId, `第${seq}条经过（${on}）的凭证`)],
      ),
      ...clues.flatMap(({ clue: { id, proofFileId } }) =>
        proofFileId === undefined ? [] : [kept('线索', id, proofFileId, `线索${id}的佐证`)],
      ),
    ],
    journal: lines.sort((a, b) => a.seq - b.seq),
  };
}

/** A name from a person, as a file's name on any system. */
function safeName(name: string): string {
  const clean = printable(basename(name.replaceAll('\\', '/')))
    .replace(/[<>:"/|?*\n\t]/gu, '_')
    .replace(/^\.+/u, '')
    .trim();
  return clean === '' ? '文件' : clean;
}
