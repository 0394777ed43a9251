import { CsvParser, findSeparator } from './csv-parse.ts';
import { decodeText, findEncoding } from './csv-decode.ts';
import { fault } from './faults.ts';

const HEAD = 64 * 1024;
/** Characters parsed at a time; few enough that their records die young. */
const STEP = 64 * 1024;

/**
 * Records of a text table that is too long to hold as cells, one by one, with the number of each from 1. Fields are
 * as they stand; for the usual files take `WorkbookReader`. @throws UserError for bytes that are no such text
 */
export function* csvRecords(
  bytes: Buffer,
  file: string,
  encoding?: string,
): Generator<readonly [number: number, fields: readonly string[]]> {
  const pieces = decodeText(bytes, findEncoding(bytes, file, encoding), file);
  let record: string[] = [];
  let done: (readonly string[])[] = [];
  let parser: CsvParser | undefined;
  let count = 0;
  for (const piece of pieces) {
    parser ??= new CsvParser(/\.tsv$/i.test(file) ? '\t' : findSeparator(piece.slice(0, HEAD)), {
      field: (text) => void record.push(text),
      endRecord: () => {
        done.push(record);
        record = [];
      },
      plainRecord: (fields) => void done.push(fields),
    });
    for (let at = 0; at < piece.length; at += STEP) {
      parser.feed(piece.slice(at, at + STEP));
      for (const fields of done) yield [++count, fields];
      done = [];
    }
  }
  const open = parser?.finish();
  if (open !== undefined) {
    throw fault('CSV_QUOTE', file, `第${open}行起的引号没有配对，其后各行分不清`, '用文本编辑器补上引号');
  }
  for (const fields of done) yield [++count, fields];
}
