import type { AlertModel } from './model.ts';
import { noCode } from './m101-no-code.ts';
import { lateCode } from './m102-late-code.ts';
import { lateReason } from './m103-late-reason.ts';
import { lateResult } from './m111-late-result.ts';
import { earlyResult } from './m112-early-result.ts';
import { noPlan } from './m121-no-plan.ts';
import { unknownPlan } from './m122-unknown-plan.ts';
import { foreignPlan } from './m123-foreign-plan.ts';
import { beforeFiling } from './m124-before-filing.ts';
import { outsideWindow } from './m125-outside-window.ts';
import { objectNotPlanned } from './m126-object-not-planned.ts';
import { itemNotPlanned } from './m127-item-not-planned.ts';
import { triggerSource } from './m131-trigger-source.ts';
import { twoOfficers } from './m141-two-officers.ts';
import { unknownOfficer } from './m142-unknown-officer.ts';
import { expiredOfficer } from './m143-expired-officer.ts';
import { foreignOfficer } from './m144-foreign-officer.ts';
import { assistantsAlone } from './m145-assistants-alone.ts';
import { unlistedItem } from './m151-unlisted-item.ts';
import { undisturbedItem } from './m152-undisturbed-item.ts';
import { silentObject } from './m153-silent-object.ts';
import { deadObject } from './m161-dead-object.ts';
import { unlistedObject } from './m162-unlisted-object.ts';
import { yearlyCap } from './m163-yearly-cap.ts';
import { fireGrade } from './m164-fire-grade.ts';
import { interval } from './m165-interval.ts';
import { recognition } from './m166-recognition.ts';
import { frequent } from './m167-frequent.ts';
import { notJoined } from './m168-not-joined.ts';
import { deemed } from './m169-deemed.ts';
import { fireOnce } from './m170-fire-once.ts';
import { jointYearly } from './m171-joint-yearly.ts';
import { joinReason } from './m172-join-reason.ts';
import { dailyVisits } from './m181-daily-visits.ts';
import { twoPlaces } from './m182-two-places.ts';
import { nothingFound } from './m183-nothing-found.ts';
import { lowRating } from './m184-low-rating.ts';
import { offSiteFirst } from './m185-off-site-first.ts';
import { triggeredShare } from './m186-triggered-share.ts';
import { onSiteShare } from './m187-on-site-share.ts';

/** 预警模型, by code. */
export const MODELS: readonly AlertModel[] = [
  noCode,
  lateCode,
  lateReason,
  lateResult,
  earlyResult,
  noPlan,
  unknownPlan,
  foreignPlan,
  beforeFiling,
  outsideWindow,
  objectNotPlanned,
  itemNotPlanned,
  triggerSource,
  twoOfficers,
  unknownOfficer,
  expiredOfficer,
  foreignOfficer,
  assistantsAlone,
  unlistedItem,
  undisturbedItem,
  silentObject,
  deadObject,
  unlistedObject,
  yearlyCap,
  fireGrade,
  interval,
  recognition,
  frequent,
  notJoined,
  deemed,
  fireOnce,
  jointYearly,
  joinReason,
  dailyVisits,
  twoPlaces,
  nothingFound,
  lowRating,
  offSiteFirst,
  triggeredShare,
  onSiteShare,
];
