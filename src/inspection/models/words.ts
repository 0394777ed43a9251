import { fromDay } from '../../kernel/local-date.ts';
import type { Visit } from '../scan/facts.ts';

/** `2026-10-12 09:30`, or the day alone where no more is known. */
export function moment(day: number, minute?: number): string {
  if (minute === undefined) return fromDay(day);
  const two = (n: number) => String(n).padStart(2, '0');
  return `${fromDay(day)} ${two(Math.floor(minute / 60))}:${two(minute % 60)}`;
}

/** The object as the record calls it. */
export function objectName(visit: Visit): string {
  return visit.objectName || visit.objectCode || '（未写明对象）';
}

/** `2026-10-12 09:30检查「甲公司」`: how a message begins. */
export function visitText(visit: Visit): string {
  return `${moment(visit.checkedDay, visit.checkedMinute)}检查「${objectName(visit)}」`;
}

/** Days of some visits, `2026-03-02、2026-10-12`, the agency before each where there is more than one. */
export function daysText(visits: readonly Visit[]): string {
  const several = new Set(visits.map(({ agency }) => agency.id)).size > 1;
  return visits.map((visit) => `${several ? visit.agency.name : ''}${fromDay(visit.checkedDay)}`).join('、');
}

/** `37%` */
export function percent(part: number, whole: number): string {
  return `${Math.round((100 * part) / whole)}%`;
}
