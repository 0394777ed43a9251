import { readForm, type FormPlace, type FormReading } from '../document/docx-form.ts';
import type { ZipEntry } from '../document/zip.ts';
import type { Severity } from '../kernel/finding.ts';
import { didYouMean } from '../kernel/suggest.ts';
import { compact } from '../kernel/text.ts';
import { contentKeys, type LetterTexts } from './compose-letter.ts';
import { braced } from './export-template.ts';
import { openForm } from './letter-form-file.ts';
import { envelopeOf, letterForm, type LetterKind } from './letter-kinds.ts';
import { CONTENT, ENVELOPE, type Placeholder } from './letter-labels.ts';

/** 模板问题: what is wrong with a form, and where. */
export interface TemplateFault extends FormPlace {
  readonly severity: Severity;
  readonly message: string;
  readonly next: string;
}

export interface TemplateCheck {
  readonly kind: LetterKind;
  readonly name: string;
  readonly file: string;
  /** Labels used, in order of appearance. */
  readonly used: readonly string[];
  readonly faults: readonly TemplateFault[];
}

const WHOLE: FormPlace = { place: '全文', excerpt: '' };

/** 检查模板: whether letters of the kind can be made from it. @throws UserError E_TEMPLATE_FILE where it is no safe docx */
export function checkTemplate(
  texts: LetterTexts,
  kind: LetterKind,
  { name, bytes }: { name: string; bytes: Buffer },
): TemplateCheck {
  return checkForm(texts, kind, name, openForm(bytes, name));
}

function checkForm(
  texts: LetterTexts,
  kind: LetterKind,
  file: string,
  entries: readonly ZipEntry[],
): TemplateCheck {
  const reading = readForm(entries);
  const used = [...new Set(reading.placeholders.map(({ label }) => label))];
  const content = contentKeys(texts, kind).map((key): Placeholder => CONTENT[key]);
  const envelope = envelopeOf(kind).map((key): Placeholder => ENVELOPE[key]);
  // The body of a record is a table, which cannot stand for a text.
  const whole = letterForm(kind).sheet === 'record' ? [] : [ENVELOPE.body];
  const faults = [
    ...braceFaults(reading),
    ...unknownFaults(reading, [...content, ...envelope, ...whole], letterForm(kind).name),
    ...missingFaults(used, content, envelope),
  ];
  return { kind, name: letterForm(kind).name, file, used, faults };
}

function braceFaults({ braces }: FormReading): TemplateFault[] {
  return braces.map(({ text, place, excerpt }) => ({
    severity: '必改',
    place,
    excerpt,
    message: `「${text}」不是完整的占位符`,
    next: '占位符写成两层花括号，如 {{发文字号}}，放在同一段里；正文不用花括号',
  }));
}

function unknownFaults(
  { placeholders }: FormReading,
  known: readonly Placeholder[],
  name: string,
): TemplateFault[] {
  const labels = [...new Set(known.map(({ label }) => label))];
  const forms = new Set(labels.map((label) => compact(label)));
  return placeholders
    .filter(({ label }) => !forms.has(label))
    .map(({ label, place, excerpt }) => ({
      severity: '必改',
      place,
      excerpt,
      message: label === '' ? '占位符里没有名称' : `《${name}》没有占位符 ${braced(label)}`,
      next: didYouMean(label, labels) || `可用的占位符：${labels.join('、')}`,
    }));
}

/** With 正文 in it, a form need not name what the body is made of. */
function missingFaults(
  used: readonly string[],
  content: readonly Placeholder[],
  envelope: readonly Placeholder[],
): TemplateFault[] {
  const absent = ({ label }: Placeholder) => !used.includes(compact(label));
  const wanted = used.includes(ENVELOPE.body.label) ? envelope : [...content, ...envelope];
  const labels = (must: boolean) => [
    ...new Set(
      wanted
        .filter((placeholder) => absent(placeholder) && (placeholder.must ?? false) === must)
        .map(({ label }) => label),
    ),
  ];
  const spared = labels(false).filter((label) => label !== ENVELOPE.title.label);
  return [
    ...labels(true).map((label): TemplateFault => ({
      ...WHOLE,
      severity: '必改',
      message: `缺少占位符 ${braced(label)}`,
      next: `在应当写“${label}”的地方加上 ${braced(label)}`,
    })),
    ...(spared.length === 0
      ? []
      : [
          {
            ...WHOLE,
            severity: '建议' as const,
            message: `没有用到：${spared.join('、')}`,
            next: '这些内容不会印在文书上；确实不需要的，不必处理',
          },
        ]),
  ];
}
