import { fillForm } from '../document/docx-form.ts';
import type { OfficialLetter } from '../document/letter.ts';
import { officialLetter } from '../document/official-letter.ts';
import { readKeptFile } from '../store/archive.ts';
import type { Reader } from '../store/store.ts';
import { formValues } from './letter-fields.ts';
import { openForm } from './letter-form-file.ts';
import { LETTER_KIND_IDS } from './letter-kinds.ts';
import { ownTemplate } from './letter-template-store.ts';

/** Makes letters into files: in the bureau's own form of the kind where it has one, else in the standard layout. */
export function letterRenderer(reader: Reader): (letter: OfficialLetter) => Promise<Uint8Array> {
  return async (letter) => {
    const kind = LETTER_KIND_IDS.find((id) => id === letter.fields?.kind);
    const own = kind === undefined ? undefined : ownTemplate(reader, kind);
    if (!own) return officialLetter(letter);
    const { name, bytes } = readKeptFile(reader, own.fileId);
    return fillForm(openForm(bytes, name), { values: formValues(letter) });
  };
}
