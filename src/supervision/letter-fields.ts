import type { LetterFields, LetterParagraph, OfficialLetter } from '../document/letter.ts';
import { chineseDate } from '../kernel/local-date.ts';
import { CONTENT, ENVELOPE, isContentKey, type EnvelopeKey } from './letter-labels.ts';
import { kindOfTemplate } from './letter-kinds.ts';

/** The values of a letter under the labels that forms use; undefined for papers that have no form of their own. */
export function letterFields(
  template: string,
  values: Readonly<Record<string, string>>,
): LetterFields | undefined {
  const kind = kindOfTemplate(template);
  if (kind === undefined) return undefined;
  const known = Object.entries(values).flatMap(([key, text]) =>
    isContentKey(key) ? [[CONTENT[key].label, text] as const] : [],
  );
  return { kind, values: Object.fromEntries(known) };
}

/** Everything a form may ask of a letter, by label; what the letter has not is absent. */
export function formValues(letter: OfficialLetter): Record<string, string> {
  const values: Record<string, string> = { ...letter.fields?.values };
  for (const [key, text] of Object.entries(envelopeValues(letter))) {
    if (text !== undefined) values[ENVELOPE[key as EnvelopeKey].label] = text;
  }
  return values;
}

function envelopeValues(letter: OfficialLetter): Readonly<Record<EnvelopeKey, string | undefined>> {
  const { attachments = [], copyTo = [] } = letter;
  const record = letter.issuer === undefined;
  return {
    issuer: letter.issuer,
    number: letter.number ?? (record ? undefined : '（未编号）'),
    signer: letter.signer,
    title: letter.title.replaceAll('\n', '\v'),
    to: letter.to?.replace(/[：:]$/u, ''),
    body: letter.body.flatMap(paragraphTexts).join('\n'),
    attachments: attachments.length === 0 ? undefined : numbered(attachments),
    signature: letter.signature,
    date: chineseDate(letter.date),
    note: letter.note,
    copyTo: copyTo.length === 0 ? undefined : copyTo.join('，'),
    printedBy: letter.printedBy,
    printedOn: letter.printedBy === undefined ? undefined : chineseDate(letter.printedOn ?? letter.date),
  };
}

/** 附件说明: one below the other in one paragraph, so that they align behind 附件： */
function numbered(names: readonly string[]): string {
  return names.length === 1 ? (names[0] ?? '') : names.map((name, i) => `${i + 1}. ${name}`).join('\v');
}

function paragraphTexts(part: LetterParagraph): string[] {
  return part.kind === 'table' ? [] : [part.text];
}
