import { withoutMetadata, XML } from './docx-metadata.ts';
import type { OfficialLetter } from './letter.ts';
import { FACES } from './letter-faces.ts';
import { readZip, writeZip } from './zip.ts';

/** Tells a word processor without 仿宋_GB2312 or 小标宋 what to use instead. */
const FONT_TABLE = `${XML}<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${Object.values(
  FACES,
)
  .map(
    ({ name, fallback }) =>
      `<w:font w:name="${name}"><w:altName w:val="${fallback}"/><w:charset w:val="86"/></w:font>`,
  )
  .join('')}</w:fonts>`;

/**
 * 公文 as a docx in the layout of GB/T 9704—2012: 下行文 and 平行文, and with a `signer` 上行文. The same
 * letter gives the same bytes on any day and machine.
 */
export async function officialLetter(letter: OfficialLetter): Promise<Uint8Array> {
  const { packLetter } = await import('./letter-document.ts');
  const entries = readZip(await packLetter(letter)).map(({ name, data }) => ({
    name,
    data: name === 'word/fontTable.xml' ? Buffer.from(FONT_TABLE, 'utf8') : data,
  }));
  return writeZip(withoutMetadata(entries));
}
