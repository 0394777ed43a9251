import type { LocalDate } from '../kernel/local-date.ts';
import type { Store } from '../store/store.ts';

/** Tables of dated facts, with the column that says on which day a row counts. */
const DATED: Readonly<Record<string, string>> = {
  plan: 'received_on',
  plan_event: 'on_date',
  plan_waiver: 'on_date',
  plan_waiver_end: 'on_date',
  joint_proposal: 'proposed_on',
  joint_lead: 'on_date',
  joint_answer: 'on_date',
  case_file: 'opened_on',
  case_fact: 'on_date',
  case_document: 'issued_on',
  clue: 'discovered_on',
  clue_fact: 'on_date',
  problem: 'discovered_on',
  problem_fact: 'on_date',
  complaint: 'received_on',
  complaint_fact: 'on_date',
  inspection_alert_event: 'on_date',
  draw: 'committed_on',
  draw_publication: 'recorded_on',
  draw_seed: 'recorded_on',
  draw_result: 'drawn_on',
  draw_change: 'recorded_on',
  sample_list: 'imported_on',
  sample: 'committed_on',
  sample_publication: 'recorded_on',
  sample_seed: 'recorded_on',
  sample_result: 'drawn_on',
  site_targeted: 'on_date',
  site_notice: 'issued_on',
  site_check: 'checked_on',
};

/** Tables without a day of their own: a row counts where the one it belongs to does. */
const BELONGING: Readonly<Record<string, string>> = {
  draw_prior: 'quarter IN (SELECT quarter FROM draw)',
  draw_ticket: 'quarter IN (SELECT quarter FROM draw_result)',
  draw_pair: 'quarter IN (SELECT quarter FROM draw_result)',
  sample_part: '(quarter, round) IN (SELECT quarter, round FROM sample)',
  site_clue: 'case_number IN (SELECT number FROM case_file)',
};

/**
 * Read as they stand: the registry and settings, which keep no history; texts and numbers that belong to rows which
 * are dated; records of inspections, which reports choose by their own day; and alerts, which are found in the records
 * of a month when the month is over.
 */
export const AS_THEY_STAND: readonly string[] =
  `schema_migration journal kept_file setting holiday_year header_word letter_template
  agency agency_alias item item_claim enterprise premises rating officer
  plan_series plan_line plan_visit plan_finding plan_compared plan_comparison
  joint_party joint_task case_draft case_verdict case_number_start problem_ground
  draw_file draw_particular sample_file site_answer
  inspection_import inspection_item_set inspection_item inspection_officer_set
  inspection_officer inspection inspection_version inspection_baseline
  inspection_alert inspection_alert_record`
    .trim()
    .split(/\s+/u);

/**
 * 期限 on a day. What met or withdrew one later has not happened yet; that one was met and later withdrawn stands in
 * 留痕 only. One that took the place of another later is not there while that one holds (of one owner and step only
 * one holds at a time); a day 0 that lies ahead (复查 after the time for 整改) is known since it was set.
 */
function deadlines(day: string): string {
  const taken = (field: string) =>
    `(SELECT json_extract(j.detail, '$.before.${field}') FROM main.journal j
      WHERE j.act = 'deadline.void' AND j.subject = d.owner AND j.subject_id = d.owner_id
        AND j.summary = '期限「' || d.title || '」（届满日' || d.due_on || '）撤销' ORDER BY j.seq DESC LIMIT 1)`;
  const then = (field: string, name: string) =>
    `CASE WHEN d.void_on > ${day} THEN ${taken(name)} ELSE d.${field} END AS ${field}`;
  const kept = [
    'id',
    'owner',
    'owner_id',
    'step',
    'title',
    'responsible',
    'start_on',
    'start_event',
    'amount',
  ];
  const columns = [...kept, 'unit', 'due_on', 'provisional', 'basis'];
  return `SELECT ${columns.join(', ')},
      iif(met_on <= ${day}, met_on, NULL) AS met_on, iif(met_on <= ${day}, met_by, NULL) AS met_by,
      iif(void_on <= ${day}, void_on, NULL) AS void_on, iif(void_on <= ${day}, void_reason, NULL) AS void_reason
    FROM (
      SELECT ${columns.map((name) => `d.${name}`).join(', ')}, ${then('met_on', 'metOn')},
        ${then('met_by', 'metBy')}, d.void_on, d.void_reason
      FROM main.deadline d
      WHERE (d.start_on <= ${day} OR EXISTS (SELECT 1 FROM main.journal j
          WHERE j.act = 'deadline.set' AND j.subject = d.owner AND j.subject_id = d.owner_id
            AND j.business_date <= ${day} AND json_extract(j.detail, '$.after.id') = d.id))
        AND NOT EXISTS (SELECT 1 FROM main.deadline e
          WHERE e.owner = d.owner AND e.owner_id = d.owner_id AND e.step = d.step
            AND e.id < d.id AND e.void_on > ${day}))`;
}

/** What stands in the place of each table on a day; the other tables are read as they stand. */
export function tablesAsOf(day: LocalDate): Readonly<Record<string, string>> {
  const until = `'${day}'`;
  return {
    ...Object.fromEntries(
      Object.entries(DATED).map(([table, column]) => [
        table,
        `SELECT * FROM main.${table} WHERE ${column} <= ${until}`,
      ]),
    ),
    ...Object.fromEntries(
      Object.entries(BELONGING).map(([table, condition]) => [
        table,
        `SELECT * FROM main.${table} WHERE ${condition}`,
      ]),
    ),
    deadline: deadlines(until),
  };
}

/**
 * 统计截止日: `work` sees the file as it stood at the end of a day: what happened on that day counts, whenever it was
 * registered; what happened later does not.
 */
export function asOf<T>(store: Store, day: LocalDate, work: (past: Store) => T): T {
  return store.asOf(day, tablesAsOf(day), work);
}
