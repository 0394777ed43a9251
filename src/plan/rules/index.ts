import type { Rule } from './rule.ts';
import { subjectRegistered } from './p101-subject-registered.ts';
import { mandatePeriod } from './p102-mandate-period.ts';
import { mandateScope } from './p103-mandate-scope.ts';
import { requiredFields } from './p104-required-fields.ts';
import { itemListed } from './p105-item-listed.ts';
import { legalBasis } from './p106-legal-basis.ts';
import { subjectName } from './p107-subject-name.ts';
import { parentCode } from './p108-parent-code.ts';
import { planFirst } from './p109-plan-first.ts';
import { thirdParty } from './p110-third-party.ts';
import { deadObject } from './p111-dead-object.ts';
import { objectListed } from './p112-object-listed.ts';
import { assistants } from './p113-assistants.ts';
import { certificates } from './p114-certificates.ts';
import { subjectSector } from './p115-subject-sector.ts';
import { itemList } from './p116-item-list.ts';
import { scopeItems } from './p117-scope-items.ts';
import { triggered } from './p118-triggered.ts';
import { frequencyCap } from './p201-frequency-cap.ts';
import { yearlyVisits } from './p202-yearly-visits.ts';
import { visitInterval } from './p203-visit-interval.ts';
import { silentObject } from './p204-silent-object.ts';
import { undisturbedItem } from './p205-undisturbed-item.ts';
import { gradeRatio } from './p206-grade-ratio.ts';
import { gradeFrequency } from './p207-grade-frequency.ts';
import { offSiteFirst } from './p208-off-site-first.ts';
import { openValue } from './p209-open-value.ts';
import { randomOnly } from './p210-random-only.ts';
import { specialReason } from './p211-special-reason.ts';
import { ratioCount } from './p212-ratio-count.ts';
import { planPeriod } from './p213-plan-period.ts';
import { repeatLimit } from './p214-repeat-limit.ts';
import { silentLast } from './p215-silent-last.ts';
import { gradeForm } from './p216-grade-form.ts';
import { randomOnce } from './p217-random-once.ts';
import { specialRandom } from './p218-special-random.ts';
import { keyItem } from './p219-key-item.ts';
import { gradedSampling } from './p220-graded-sampling.ts';
import { randomNeed } from './p221-random-need.ts';
import { mergeOwn } from './p301-merge-own.ts';
import { joinOthers } from './p302-join-others.ts';
import { jointFields } from './p303-joint-fields.ts';
import { jointDomain } from './p304-joint-domain.ts';
import { fireOnce } from './p305-fire-once.ts';
import { sameItem } from './p306-same-item.ts';
import { duplicateLine } from './p307-duplicate-line.ts';
import { leadReports } from './p308-lead-reports.ts';
import { monthlyInAnnual } from './p309-monthly-in-annual.ts';
import { mergePlans } from './p310-merge-plans.ts';

/** 审查规则, by code. */
export const RULES: readonly Rule[] = [
  subjectRegistered,
  mandatePeriod,
  mandateScope,
  requiredFields,
  itemListed,
  legalBasis,
  subjectName,
  parentCode,
  planFirst,
  thirdParty,
  deadObject,
  objectListed,
  assistants,
  certificates,
  subjectSector,
  itemList,
  scopeItems,
  triggered,
  frequencyCap,
  yearlyVisits,
  visitInterval,
  silentObject,
  undisturbedItem,
  gradeRatio,
  gradeFrequency,
  offSiteFirst,
  openValue,
  randomOnly,
  specialReason,
  ratioCount,
  planPeriod,
  repeatLimit,
  silentLast,
  gradeForm,
  randomOnce,
  specialRandom,
  keyItem,
  gradedSampling,
  randomNeed,
  mergeOwn,
  joinOthers,
  jointFields,
  jointDomain,
  fireOnce,
  sameItem,
  duplicateLine,
  leadReports,
  monthlyInAnnual,
  mergePlans,
];
