import type { Finding } from '../kernel/finding.ts';
import { compact } from '../kernel/text.ts';
import type { Reader } from '../store/store.ts';
import { readFindings } from './finding-store.ts';
import { explainIdle, type IdleWaiver } from './idle-waivers.ts';
import { keyOfFinding, visitKey } from './line-key.ts';
import { readLines, type PlanRow } from './store.ts';
import { waiversFor, type Waiver } from './waiver-store.ts';

/** 已豁免: a finding that is let stand, and why. */
export interface WaivedFinding {
  readonly finding: Finding;
  readonly waiver: Waiver;
}

/** A plan's findings, those that are waived apart. */
export interface WeighedFindings {
  readonly findings: readonly Finding[];
  readonly waived: readonly WaivedFinding[];
  /** Waivers that cover none of the findings. */
  readonly idle: readonly IdleWaiver[];
}

/**
 * Sets the findings apart that are waived: in the version the waiver was granted for by their place, in later
 * ones by their value and by item, object, place, time and method of their line. What a rule now calls 必改 is not waived.
 */
export function weighFindings(
  reader: Reader,
  row: Pick<PlanRow, 'id' | 'file' | 'waivers'>,
): WeighedFindings {
  const all = readFindings(reader, row);
  if ((row.waivers ?? 0) === 0) return { findings: all, waived: [], idle: [] };
  const waivers = waiversFor(reader, row.id);
  const lines = readLines(reader, row.id);
  const keyOf = keyOfFinding(lines, visitKey);
  const findings: Finding[] = [];
  const waived: WaivedFinding[] = [];
  for (const finding of all) {
    const waiver =
      finding.severity === '建议'
        ? waivers.find((one) => covers(one, finding, row.id, keyOf(finding)))
        : undefined;
    if (waiver) waived.push({ finding, waiver });
    else findings.push(finding);
  }
  const used = new Set(waived.map(({ waiver }) => waiver.id));
  const idle = waivers.filter(({ id }) => !used.has(id));
  return { findings, waived, idle: explainIdle(reader, row.id, lines, idle, findings) };
}

function covers(waiver: Waiver, finding: Finding, planId: number, lineKey: string): boolean {
  if (waiver.code !== finding.code || compact(waiver.value) !== compact(finding.value)) return false;
  if (waiver.planId !== planId) return waiver.lineKey === lineKey;
  const { sheet, row, column } = finding.where;
  return waiver.sheet === sheet && waiver.row === row && waiver.column === column;
}
