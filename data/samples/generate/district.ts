import { cleanBodies } from './plan/clean-bodies.ts';
import { cleanPeriodic } from './plan/clean-periodic.ts';
import { cleanFirstSectors } from './plan/clean-first-sectors.ts';
import { cleanOtherSectors } from './plan/clean-other-sectors.ts';
import { cleanTowns } from './plan/clean-towns.ts';
import { faultyAnnual } from './plan/faulty-annual.ts';
import { faultyMonthly } from './plan/faulty-monthly.ts';
import { faultySpecial } from './plan/faulty-special.ts';
import { Firms } from './plan/firms.ts';
import { recordFiles } from './inspection/files.ts';
import type { PlanFile } from './plan/model.ts';
import { renderPlan, type Fault } from './plan/render.ts';
import { rosters } from './rosters.ts';
import { workbookBytes } from './workbook.ts';
import { wrongFiles } from './wrong-files.ts';

/** Every file of the demo district, by its path under `data/samples/`. */
export function demoDistrict(): Map<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (const [file, sheet] of rosters()) files.set(`名录/${file}`, workbookBytes(file, [sheet]));
  const faults: Fault[] = [];
  for (const plan of plans()) {
    const rendered = renderPlan(plan);
    files.set(`计划/${plan.file}`, workbookBytes(plan.file, rendered.sheets));
    faults.push(...rendered.faults);
  }
  for (const [file, bytes] of wrongFiles(files)) files.set(`坏文件/${file}`, bytes);
  files.set('faults.json', Buffer.from(faultList(faults)));
  const records = recordFiles();
  for (const { file, sheet } of records) files.set(`检查记录/${file}`, workbookBytes(file, [sheet]));
  files.set('inspection-faults.json', Buffer.from(faultList(records.flatMap(({ faults: odd }) => odd))));
  return files;
}

/** All plans, those without a fault first. */
function plans(): PlanFile[] {
  const firms = new Firms();
  return [
    ...cleanFirstSectors(),
    ...cleanOtherSectors(firms),
    ...cleanTowns(),
    ...cleanBodies(),
    ...cleanPeriodic(firms),
    ...faultyAnnual(),
    ...faultySpecial(firms),
    ...faultyMonthly(firms),
  ];
}

/** One fault a line, so that a change shows as one. */
function faultList(faults: readonly object[]): string {
  return `[\n${faults.map((fault) => `  ${JSON.stringify(fault)}`).join(',\n')}\n]\n`;
}
