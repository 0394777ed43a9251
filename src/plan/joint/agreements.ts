import type { Reader } from '../../store/store.ts';
import { linesOfProposals } from './joint-store.ts';
import { JOINT_KIND_NAME } from './model.ts';
import { agreedOn, leadAgency, recordedProposals } from './recorded.ts';

/** Tells of two lines on one enterprise whether their agencies have agreed to make one visit; else undefined. */
export type AgreementBetween = (line: number, other: number, enterprise: string) => string | undefined;

/** 已商定的建议, for findings that ask for what is agreed already. */
export function agreementsOf(reader: Reader, year: number): AgreementBetween {
  const agreed = new Map(
    recordedProposals(reader, year).flatMap((one) => (agreedOn(one) ? [[one.row.id, one] as const] : [])),
  );
  if (agreed.size === 0) return () => undefined;
  const about = new Map<string, Set<number>>();
  for (const row of reader.all(linesOfProposals, year, JSON.stringify([...agreed.keys()]))) {
    const key = `${row.line_id} ${row.enterprise}`;
    const known = about.get(key);
    if (known) known.add(row.proposal_id);
    else about.set(key, new Set([row.proposal_id]));
  }
  return (line, other, enterprise) => {
    const theirs = about.get(`${other} ${enterprise}`);
    const id = [...(about.get(`${line} ${enterprise}`) ?? [])].find((one) => theirs?.has(one));
    const found = id === undefined ? undefined : agreed.get(id);
    if (!found) return undefined;
    const { row } = found;
    const lead = found.kind === 'joint' ? `，${leadAgency(found)}牵头` : '';
    return `已商定${JOINT_KIND_NAME[found.kind]}（联合建议${row.id}${lead}，${row.window_from}至${row.window_to}），等计划改报`;
  };
}
