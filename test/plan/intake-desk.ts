import { afterAll, beforeAll } from 'vitest';
import { takeIn, type Intake, type IntakeOptions } from '../../src/plan/intake.ts';
import { AgencyDirectory } from '../../src/registry/directory.ts';
import type { Reader } from '../../src/store/store.ts';
import type { Sheet } from '../../src/workbook/model.ts';
import { workbook } from '../workbook/build.ts';
import { vocabularies } from './desk.ts';
import { openDistrict, RECEIVED, type District } from './rules/district.ts';

/** Takes sheets in as one file of the small district, which stands as long as the tests of the file run. */
export interface IntakeDesk {
  readonly store: Reader;
  take(sheets: readonly Sheet[], file?: string, options?: IntakeOptions): Intake;
}

export function intakeDesk(): IntakeDesk {
  let district: District;
  let directory: AgencyDirectory;
  beforeAll(() => {
    district = openDistrict();
    directory = new AgencyDirectory(district.store);
  });
  afterAll(() => district.drop());
  return {
    get store() {
      return district.store;
    },
    take: (sheets, file = '计划.xlsx', options = {}) =>
      takeIn(workbook(sheets, file), { vocabularies, directory, receivedOn: RECEIVED }, options),
  };
}
