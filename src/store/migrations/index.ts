import core from './0001_core.sql';
import calendar from './0002_calendar.sql';
import registry from './0003_registry.sql';
import plan from './0004_plan.sql';
import draw from './0005_draw.sql';
import supervision from './0006_supervision.sql';
import header from './0007_header.sql';
import planYear from './0008_plan_year.sql';
import filingYear from './0009_filing_year.sql';
import joint from './0010_joint.sql';
import secondStage from './0011_second_stage.sql';
import siteCheck from './0012_site_check.sql';
import visitIndex from './0013_visit_index.sql';
import inspection from './0014_inspection.sql';
import drawParticular from './0015_draw_particular.sql';
import inspectionBaseline from './0016_inspection_baseline.sql';
import letterTemplate from './0017_letter_template.sql';
import inspectionFile from './0018_inspection_file.sql';
import supervisionActs from './0019_supervision_acts.sql';
import approval from './0020_approval.sql';
import clue from './0021_clue.sql';
import complaint from './0022_complaint.sql';
import inspectionAlert from './0023_inspection_alert.sql';
import inspectionRepeated from './0024_inspection_repeated.sql';
import caseLetter from './0025_case_letter.sql';
import findingIndex from './0026_finding_index.sql';
import planPlaces from './0027_plan_places.sql';
import clueUnlink from './0028_clue_unlink.sql';
import numberStart from './0029_number_start.sql';
import planSent from './0030_plan_sent.sql';
import complaintRekey from './0031_complaint_rekey.sql';
import problemLetter from './0032_problem_letter.sql';
import shortCells from './0033_short_cells.sql';
import visitPartners from './0034_visit_partners.sql';

/** One step of the file's form. Never edited after release; a change is a new step. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
  /**
   * A table that others refer to is made anew. Foreign keys are off meanwhile, since to drop it would look for every one
   * of its rows in every one of theirs, and all are checked before the step counts.
   */
  readonly remakes?: true;
}

export const MIGRATIONS: readonly Migration[] = [
  { version: 1, name: 'core', sql: core },
  { version: 2, name: 'calendar', sql: calendar },
  { version: 3, name: 'registry', sql: registry },
  { version: 4, name: 'plan', sql: plan },
  { version: 5, name: 'draw', sql: draw },
  { version: 6, name: 'supervision', sql: supervision },
  { version: 7, name: 'header', sql: header },
  { version: 8, name: 'plan_year', sql: planYear },
  { version: 9, name: 'filing_year', sql: filingYear },
  { version: 10, name: 'joint', sql: joint },
  { version: 11, name: 'second_stage', sql: secondStage },
  { version: 12, name: 'site_check', sql: siteCheck },
  { version: 13, name: 'visit_index', sql: visitIndex },
  { version: 14, name: 'inspection', sql: inspection },
  { version: 15, name: 'draw_particular', sql: drawParticular },
  { version: 16, name: 'inspection_baseline', sql: inspectionBaseline },
  { version: 17, name: 'letter_template', sql: letterTemplate },
  { version: 18, name: 'inspection_file', sql: inspectionFile },
  { version: 19, name: 'supervision_acts', sql: supervisionActs },
  { version: 20, name: 'approval', sql: approval },
  { version: 21, name: 'clue', sql: clue },
  { version: 22, name: 'complaint', sql: complaint },
  { version: 23, name: 'inspection_alert', sql: inspectionAlert },
  { version: 24, name: 'inspection_repeated', sql: inspectionRepeated },
  { version: 25, name: 'case_letter', sql: caseLetter },
  { version: 26, name: 'finding_index', sql: findingIndex },
  { version: 27, name: 'plan_places', sql: planPlaces, remakes: true },
  { version: 28, name: 'clue_unlink', sql: clueUnlink },
  { version: 29, name: 'number_start', sql: numberStart },
  { version: 30, name: 'plan_sent', sql: planSent },
  { version: 31, name: 'complaint_rekey', sql: complaintRekey },
  { version: 32, name: 'problem_letter', sql: problemLetter, remakes: true },
  { version: 33, name: 'short_cells', sql: shortCells },
  { version: 34, name: 'visit_partners', sql: visitPartners },
];
