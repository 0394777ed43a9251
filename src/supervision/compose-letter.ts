import type { OfficialLetter } from '../document/letter.ts';
import { OPEN, parseLetterTemplate, placeholderKeys, type TemplateValue } from '../document/template.ts';
import { UserError } from '../kernel/errors.ts';
import type { LocalDate } from '../kernel/local-date.ts';
import { letterFields } from './letter-fields.ts';
import { letterForm, type LetterKind } from './letter-kinds.ts';
import { CONTENT, ENVELOPE, isContentKey, type ContentKey, type Placeholder } from './letter-labels.ts';

/** What the body of a letter is made of; several lines are several paragraphs. */
export type LetterValues = { readonly [K in ContentKey]?: string | undefined };

/** What stands around the body. */
export interface LetterEnvelope {
  /** 监督机关全称 */
  readonly bureau: string;
  /** 主送机关; absent on records. */
  readonly to?: string | undefined;
  /** 成文日期 */
  readonly on: LocalDate;
  readonly number?: string | undefined;
  /** 签发人, of 上行文 */
  readonly signer?: string | undefined;
  readonly copyTo?: readonly string[] | undefined;
  readonly attachments?: readonly string[] | undefined;
  /** 附注 */
  readonly note?: string | undefined;
}

export interface LetterTexts {
  /** Text of a letter template by its name; see `letterTemplates`. */
  readonly letterTemplate: (name: string) => string;
}

/** The values that the body of a kind is made of, in order of appearance. */
export function contentKeys(texts: LetterTexts, kind: LetterKind): ContentKey[] {
  return placeholderKeys(texts.letterTemplate(letterForm(kind).template)).filter(isContentKey);
}

/** Labels of what the letter still lacks. */
export function missingValues(
  texts: LetterTexts,
  kind: LetterKind,
  { to }: Pick<LetterEnvelope, 'to'>,
  values: LetterValues,
): string[] {
  const content = contentKeys(texts, kind)
    .map((key): Placeholder & { key: ContentKey } => ({ key, ...CONTENT[key] }))
    .filter(({ key, open, known }) => !open && !known && (values[key] ?? '').trim() === '')
    .map(({ label }) => label);
  const addressed = letterForm(kind).sheet === 'record' || (to ?? '').trim() !== '';
  return addressed ? content : [ADDRESSEE, ...content];
}

const ADDRESSEE = ENVELOPE.to.label;

/**
 * 文书: any kind of letter from its values, in the standard layout.
 * @throws UserError E_LETTER_VALUE naming everything that is missing, E_TEMPLATE
 */
export function composeLetter(
  texts: LetterTexts,
  kind: LetterKind,
  envelope: LetterEnvelope,
  values: LetterValues,
): OfficialLetter {
  const { name, template } = letterForm(kind);
  const missing = missingValues(texts, kind, envelope, values);
  if (missing.length > 0) {
    throw new UserError('E_LETTER_VALUE', `《${values.documentName ?? name}》缺少：${missing.join('、')}`, {
      hint: `补齐后重试：${missing.map((label) => (label === ADDRESSEE ? '--to 机关' : `--set ${label}=内容`)).join(' ')}`,
    });
  }
  const given = { documentName: name, bureau: envelope.bureau, ...values };
  const texted = Object.fromEntries(
    contentKeys(texts, kind).map((key) => [key, (given[key] ?? '').trim()] as const),
  );
  const { title, body } = parseLetterTemplate(
    { name: template, text: texts.letterTemplate(template) },
    Object.fromEntries(
      Object.entries(texted).map(([key, text]): [string, TemplateValue] => [key, text === '' ? OPEN : text]),
    ),
  );
  const fields = letterFields(template, texted);
  return { title, body, ...(fields && { fields }), ...around(kind, envelope, values) };
}

function around(
  kind: LetterKind,
  envelope: LetterEnvelope,
  values: LetterValues,
): Omit<OfficialLetter, 'title' | 'body'> {
  const { to, on, number, signer, copyTo = [], attachments = [], note } = envelope;
  const { sheet } = letterForm(kind);
  if (sheet === 'record') return { date: on };
  const issuer = sheet === 'government' ? (values.decider ?? envelope.bureau) : envelope.bureau;
  return {
    issuer,
    signature: issuer,
    printedBy: issuer,
    date: on,
    ...(to !== undefined && { to }),
    ...(number !== undefined && { number }),
    ...(sheet === 'upward' && signer !== undefined && { signer }),
    ...(copyTo.length > 0 && { copyTo }),
    ...(attachments.length > 0 && { attachments }),
    ...(note !== undefined && { note }),
  };
}
