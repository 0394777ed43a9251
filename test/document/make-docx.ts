import { writeZip, type ZipEntry } from '../../src/document/zip.ts';

const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"';

const CONTENT_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** A part of a docx with this content. */
export const part = (name: string, text: string): ZipEntry => ({ name, data: Buffer.from(text) });

export const story = (root: 'document' | 'hdr', content: string) =>
  `<?xml version="1.0"?><w:${root} ${NAMESPACES}>${content}</w:${root}>`;

export const TYPES = part(
  '[Content_Types].xml',
  `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${CONTENT_TYPE}.document.main+xml"/></Types>`,
);

/** The parts of a docx whose body is this XML. */
export function docxEntries(body: string, ...more: readonly ZipEntry[]): ZipEntry[] {
  return [TYPES, part('word/document.xml', story('document', `<w:body>${body}</w:body>`)), ...more];
}

export const docx = (body: string, ...more: readonly ZipEntry[]): Buffer =>
  Buffer.from(writeZip(docxEntries(body, ...more)));

/** A paragraph of runs, each with its own look. */
export const p = (...runs: readonly string[]) =>
  `<w:p><w:pPr><w:jc w:val="both"/></w:pPr>${runs
    .map((text, i) => `<w:r><w:rPr><w:sz w:val="${20 + i}"/></w:rPr><w:t>${text}</w:t></w:r>`)
    .join('')}</w:p>`;
