import { writeFileSync } from 'node:fs';
import { date } from '../../src/kernel/local-date.ts';
import { planRows, ROW, type PlanRow } from '../plan/desk.ts';
import { saveRegistry } from '../plan/rules/registry.ts';
import { XLSX } from '../workbook/make-xlsx.ts';
import type { bench } from './harness.ts';

type Bench = Pick<ReturnType<typeof bench>, 'path' | 'withStore'>;

/** Puts the small district into the database. */
export function fillRegistry({ withStore }: Bench): void {
  withStore((store) =>
    store.write((tx) => {
      tx.record({ act: 'test', subject: 'registry', id: 1, summary: '测试' });
      saveRegistry(tx, date('2026-03-05'));
    }),
  );
}

/** Writes a workbook of one sheet into the test's folder; gives its path. */
export function putRows({ path }: Bench, file: string, rows: readonly (readonly string[])[]): string {
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows as string[][]), 'Sheet1');
  writeFileSync(path(file), XLSX.write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
  return path(file);
}

/** A plan of one line that no rule minds, but for what is given. */
export function putPlan(desk: Bench, file: string, title: string, more: PlanRow = {}): string {
  return putRows(desk, file, planRows([title], [{ ...ROW, ...more }]));
}
