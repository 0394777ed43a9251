import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AGENCIES } from '../../data/samples/generate/agencies.ts';
import { ENTERPRISES } from '../../data/samples/generate/enterprises.ts';
import { ITEMS } from '../../data/samples/generate/items.ts';
import { OFFICERS } from '../../data/samples/generate/officers.ts';
import { checkRegistry } from '../../src/registry/check-registry.ts';
import { AgencyDirectory } from '../../src/registry/directory.ts';
import { titleFacts } from '../../src/workbook/locate-title.ts';
import { openRegistry, planFiles, readPlan, RECEIVED, type Registry } from './setting.ts';

let registry: Registry;
beforeAll(async () => {
  registry = await openRegistry();
});
afterAll(() => registry.drop());

describe('rosters', () => {
  it('are told apart and imported whole', () => {
    const added = Object.fromEntries(registry.reports.map((report) => [report.roster, report.added.length]));
    expect(added).toEqual({
      agency: AGENCIES.length,
      item: ITEMS.length,
      enterprise: ENTERPRISES.length,
      officer: OFFICERS.length,
    });
  });

  it('give no finding', () => {
    expect(registry.reports.flatMap((report) => report.findings)).toEqual([]);
    expect(registry.reports.map((report) => report.rejected)).toEqual([0, 0, 0, 0]);
  });

  it('show one lapsed mandate and nothing else', () => {
    const problems = checkRegistry(registry.store, RECEIVED).map(({ code, about }) => [code, about]);
    expect(problems).toEqual([['R201', '上海市示例区文化市场综合行政执法大队']]);
  });

  it.each(planFiles)('know the unit that %s comes from, by every name in it', (file) => {
    const directory = new AgencyDirectory(registry.store);
    const titles = readPlan(file).tables.flatMap((table) => table.titles);
    const units = titleFacts(titles, file).agencyTexts.map(({ value }) => {
      const match = directory.find(value);
      return match.kind === 'found' ? match.agency.name : `？${value}`;
    });
    expect([...new Set(units)]).toEqual([expect.stringMatching(/^上海市/u)]);
  });
});
