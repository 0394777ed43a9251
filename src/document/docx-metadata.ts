import type { ZipEntry } from './zip.ts';

export const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

const EMPTY: Readonly<Record<string, string>> = {
  'docProps/core.xml': `${XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>`,
  'docProps/app.xml': `${XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"/>`,
  'docProps/custom.xml': `${XML}<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"/>`,
};

/** Neither author nor time: the same letter is the same bytes, and nobody's account name travels with it. */
export function withoutMetadata(entries: readonly ZipEntry[]): ZipEntry[] {
  return entries.map(({ name, data }) => {
    const text = EMPTY[name];
    return { name, data: text === undefined ? data : Buffer.from(text, 'utf8') };
  });
}
