import type { CellRef } from './cell-ref.ts';

/** 三性: what of a plan a finding is about (S0 二(三)2); `intake` is about reading it. */
export type Aspect = '合法性' | '合理性' | '统筹' | '录入';

/** 必改 follows 应当/不得; 建议 follows 一般/原则上 and may be waived with a reason. */
export type Severity = '必改' | '建议';

/** A clause of a policy text: which document, which place. */
export interface Clause {
  /** Full title of the document, with its number where it has one. */
  readonly document: string;
  /** `二(三)2` */
  readonly at: string;
}

/** 问题: trouble in somebody's data. Collected, stored and shown, all of them at once; never thrown. */
export interface Finding {
  /** `P201`, `W103` … see `zfjd rule show`. */
  readonly code: string;
  readonly severity: Severity;
  readonly aspect: Aspect;
  /** Where it stands. */
  readonly where: CellRef;
  /** What stands there, as read. */
  readonly value: string;
  /** What is wrong with it. */
  readonly message: string;
  /** By which clause; absent where nothing but legibility is at stake. */
  readonly basis?: Clause;
  /** What the sender should do. */
  readonly next: string;
}

export function clauseText(clause: Clause): string {
  return `${clause.document}${clause.at}`;
}
