import type { OfficialLetter } from './letter.ts';
import { FACES } from './letter-faces.ts';
import { readZip, writeZip, type ZipEntry } from './zip.ts';

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** Neither author nor time: the same letter is the same bytes, and nobody's account name travels with it. */
const CORE = `${XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"/>`;

/** Tells a word processor without 仿宋_GB2312 or 小标宋 what to use instead. */
const FONT_TABLE = `${XML}<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${Object.values(
  FACES,
)
  .map(
    ({ name, fallback }) =>
      `<w:font w:name="${name}"><w:altName w:val="${fallback}"/><w:charset w:val="86"/></w:font>`,
  )
  .join('')}</w:fonts>`;

const REPLACED: Readonly<Record<string, string>> = {
  'docProps/core.xml': CORE,
  'word/fontTable.xml': FONT_TABLE,
};

function settled({ name, data }: ZipEntry): ZipEntry {
  const text = REPLACED[name];
  return text === undefined ? { name, data } : { name, data: Buffer.from(text, 'utf8') };
}

/**
 * 公文 as a docx in the layout of GB/T 9704—2012: 下行文 and 平行文, and with a `signer` 上行文. The same
 * letter gives the same bytes on any day and machine.
 */
export async function officialLetter(letter: OfficialLetter): Promise<Uint8Array> {
  const { packLetter } = await import('./letter-document.ts');
  return writeZip(readZip(await packLetter(letter)).map((entry) => settled(entry)));
}
