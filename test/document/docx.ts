import { readZip } from '../../src/document/zip.ts';

/** Text of a part of a docx. @throws where there is no such part */
export function docxParts(bytes: Uint8Array): (name: string) => string {
  const entries = readZip(bytes);
  return (name) => {
    const entry = entries.find((e) => e.name === name);
    if (!entry) throw new Error(`no ${name}`);
    return Buffer.from(entry.data).toString('utf8');
  };
}

/** Every paragraph in order, those of tables too: its XML and its text, tabs as \t and line breaks as \n. */
export function docxParagraphs(bytes: Uint8Array): { xml: string; text: string }[] {
  const xml = docxParts(bytes)('word/document.xml');
  return (xml.match(/<w:p>.*?<\/w:p>/gu) ?? []).map((p) => ({
    xml: p,
    text: [...p.matchAll(/<w:t[ >][^<]*?>?([^<>]*)<\/w:t>|<w:(tab|br)\/>/gu)]
      .map(([, run, mark]) => (mark === 'tab' ? '\t' : mark === 'br' ? '\n' : (run ?? '')))
      .join(''),
  }));
}

/** The texts of a docx in reading order, blank ones left out. */
export function docxTexts(bytes: Uint8Array): string[] {
  return docxParagraphs(bytes)
    .map(({ text }) => text)
    .filter((text) => text !== '');
}
