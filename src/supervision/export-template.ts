import type { OfficialLetter } from '../document/letter.ts';
import { officialLetter } from '../document/official-letter.ts';
import type { Store } from '../store/store.ts';
import { readKeptFile } from '../store/archive.ts';
import { composeLetter, contentKeys, type LetterTexts } from './compose-letter.ts';
import type { LetterKind } from './letter-kinds.ts';
import { CONTENT, ENVELOPE, type EnvelopeKey } from './letter-labels.ts';
import { ownTemplate } from './letter-template-store.ts';
import { bureauName } from './take-step.ts';

export interface TemplateDeps extends LetterTexts {
  readonly store: Store;
}

/** How a placeholder stands in a form. */
export const braced = (label: string) => `{{${label}}}`;

const around = (key: EnvelopeKey) => braced(ENVELOPE[key].label);

/**
 * 导出模板: the form of a kind with its placeholders, to be changed in a word processor: the bureau's own one
 * where it has one, else the standard layout (with `standard`, always).
 */
export async function exportTemplate(
  deps: TemplateDeps,
  kind: LetterKind,
  { standard = false }: { standard?: boolean } = {},
): Promise<{ own: boolean; bytes: Uint8Array }> {
  const own = standard ? undefined : ownTemplate(deps.store, kind);
  if (own) return { own: true, bytes: readKeptFile(deps.store, own.fileId).bytes };
  return { own: false, bytes: await officialLetter(standardForm(deps, kind)) };
}

/** The letter with every value a placeholder; real names and today's date still decide the room they take. */
function standardForm(deps: TemplateDeps, kind: LetterKind): OfficialLetter {
  const values = Object.fromEntries(
    contentKeys(deps, kind).map((key) => [key, braced(CONTENT[key].label)] as const),
  );
  const letter = composeLetter(
    deps,
    kind,
    {
      bureau: bureauName(deps.store),
      on: deps.store.actor.clock.today(),
      to: around('to'),
      number: around('number'),
      signer: around('signer'),
      copyTo: [around('copyTo')],
      attachments: [around('attachments')],
      note: around('note'),
    },
    values,
  );
  if (letter.issuer === undefined) return letter;
  return {
    ...letter,
    issuer: bureauName(deps.store),
    signature: bureauName(deps.store),
    printedBy: around('printedBy'),
    shown: {
      issuer: around('issuer'),
      signature: around('signature'),
      date: around('date'),
      printedOn: around('printedOn'),
    },
  };
}
