import { createRequire } from 'node:module';
import type * as Xlsx from 'xlsx';

let library: typeof Xlsx | undefined;

/**
 * SheetJS, loaded when first needed: ordinary files are read without it. Required, not imported, because
 * readers are synchronous, and because only its CommonJS build brings the code pages of old .xls files.
 */
export function spreadsheetLibrary(): typeof Xlsx {
  library ??= createRequire(__filename)('xlsx') as typeof Xlsx;
  return library;
}
