import { describe, expect, it } from 'vitest';
import { columnName } from '../../src/kernel/cell-ref.ts';
import { splitRatioFrequency } from '../../src/plan/values/combined.ts';
import { parseMethod, parseYesNo } from '../../src/plan/values/enums.ts';
import { parseFrequency, splitFrequencyCap } from '../../src/plan/values/frequency.ts';
import { parseRatio } from '../../src/plan/values/ratio.ts';
import type { Reading } from '../../src/plan/values/reading.ts';
import { parseTargets } from '../../src/plan/values/targets.ts';
import { parseTime } from '../../src/plan/values/time.ts';
import type { LocatedRow } from '../../src/workbook/locate-model.ts';
import { titleFacts } from '../../src/workbook/locate-title.ts';
import { faults, planFiles, readPlan, vocabularies } from './setting.ts';

const faulty = new Set(faults.map(({ file }) => file));

describe('plans', () => {
  it('are forty or more in four formats, about a third of them faulty', () => {
    expect(planFiles.length).toBeGreaterThanOrEqual(40);
    const endings = new Set(planFiles.map((file) => file.slice(file.lastIndexOf('.'))));
    expect([...endings].sort()).toEqual(['.csv', '.ods', '.xls', '.xlsx']);
    expect(faulty.size / planFiles.length).toBeGreaterThan(0.25);
    expect(faulty.size / planFiles.length).toBeLessThan(0.45);
  });

  it('are of ten layouts or more', () => {
    const layouts = planFiles.flatMap((file) =>
      readPlan(file).tables.map(({ columns }) => columns.map(({ header }) => header).join('|')),
    );
    expect(new Set(layouts).size).toBeGreaterThanOrEqual(10);
  });

  it.each(planFiles)('%s has its tables found, and every header known but those planted', (file) => {
    const { located, tables } = readPlan(file);
    expect(tables.length).toBeGreaterThan(0);
    for (const table of tables) expect(table.rows.length).toBeGreaterThan(0);
    const unknown = located.flatMap(({ sheet, tables: own }) =>
      own.flatMap((table) =>
        table.unmatched.map(({ column }) => `${sheet}!${columnName(column)}${table.headerRows[0]}`),
      ),
    );
    expect(unknown).toEqual(places(file, 'W102'));
    const suspects = located.flatMap(({ sheet, tables: own }) =>
      own.flatMap((table) => table.suspects.map(({ row, column }) => `${sheet}!${columnName(column)}${row}`)),
    );
    expect(suspects).toEqual(places(file, 'W106'));
  });

  it.each(planFiles)('%s reads without doubt but where planted', (file) => {
    const { located, tables } = readPlan(file);
    const titles = tables.flatMap((table) => table.titles);
    expect(titleFacts(titles, file).contradictions).toHaveLength(places(file, 'W107').length);
    const doubts = located.flatMap(({ sheet, tables: own }) =>
      own.flatMap((table) =>
        table.rows.flatMap((row) => unclear(row).map((at) => `${sheet}!${columnName(at)}${row.number}`)),
      ),
    );
    const planted = ['W101', 'W103', 'W104', 'W105', 'W109'].flatMap((code) => places(file, code));
    expect(doubts.sort()).toEqual(planted.sort());
  });
});

/** `Sheet1!G5` of every planted fault of this kind. */
function places(file: string, code: string): string[] {
  return faults
    .filter((fault) => fault.file === file && fault.code === code)
    .map(({ sheet, cell }) => `${sheet}!${cell}`)
    .sort();
}

const READ: Readonly<Record<string, (text: string) => readonly (Reading<unknown> | undefined)[]>> = {
  time: (text) => [parseTime(text, { year: 2026 })],
  ratio: (text) => [parseRatio(text)],
  freq: (text) => [parseFrequency(text)],
  ratio_freq: (text) => Object.values(splitRatioFrequency(text)),
  freq_cap: (text) => Object.values(splitFrequencyCap(text)),
  method: (text) => [parseMethod(text)],
  joint_flag: (text) => [parseYesNo(text)],
  object_scope: (text) => [parseTargets(text)],
};

/** Columns of a row that hold trouble, or a value that cannot be read for certain. */
function unclear(row: LocatedRow): number[] {
  return vocabularies.plan.keys.flatMap((key) => {
    const found = row.get(key);
    const place = row.place(key);
    if (!found || !place) return [];
    const doubtful = (READ[key]?.(found.cell.text) ?? []).some(
      (reading) =>
        reading?.kind === 'unreadable' || (reading?.kind === 'value' && reading.warning !== undefined),
    );
    return found.cell.trouble !== undefined || doubtful ? [place.column] : [];
  });
}
