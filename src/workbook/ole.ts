import { guardBiff, type BiffSheet } from './biff-guard.ts';
import { thrownText } from '../kernel/thread-trouble.ts';
import { damaged } from './faults.ts';
import { requireBiff } from './kind.ts';
import { spreadsheetLibrary } from './spreadsheet-library.ts';

/**
 * What SheetJS does not look at in an .xls or .et: that it is a workbook at all, not encrypted, and that
 * every sheet it lists is there from its first record to its last. Gives what the sheets hold. @throws UserError where it is not
 */
export function guardOle(bytes: Buffer, file: string): BiffSheet[] {
  const { CFB } = spreadsheetLibrary();
  let container;
  try {
    container = CFB.read(bytes, { type: 'buffer' });
  } catch (error) {
    throw damaged(file, `旧版文档结构读不通（${thrownText(error)}）`, error);
  }
  const names = new Set(
    (container.FullPaths as string[]).map((path) => path.slice(path.lastIndexOf('/') + 1).toLowerCase()),
  );
  requireBiff(names, file);
  const stream = CFB.find(container, '/Workbook') ?? CFB.find(container, '/Book');
  if (!stream?.content) throw damaged(file, '工作簿的内容是空的');
  if (stream.content.length !== stream.size) throw damaged(file, '工作簿没有写完');
  return guardBiff(Buffer.from(stream.content), file);
}
