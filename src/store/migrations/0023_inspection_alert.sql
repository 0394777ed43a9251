-- 预警: what the monthly run found in the records of a month. One row per model, subject and month, never twice.
-- Where it stands (待核实, 已核实, 已消除) is computed from its events.
CREATE TABLE inspection_alert (
  id           INTEGER PRIMARY KEY,
  month        TEXT NOT NULL CHECK (month GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]'),
  model        TEXT NOT NULL,
  subject      TEXT NOT NULL,             -- what it is about within the month; stable key
  batch        INTEGER NOT NULL,          -- the run that raised it, counted within the month
  agency_id    INTEGER NOT NULL REFERENCES agency (id),
  severity     TEXT NOT NULL CHECK (severity IN ('应核实', '提示')),
  message      TEXT NOT NULL,
  basis        TEXT NOT NULL,             -- clause, as people cite it
  note         TEXT NOT NULL,             -- 口径 or contradiction, '' = none
  records      INTEGER NOT NULL CHECK (records > 0), -- all that it rests on; the first of them are kept
  pack_version TEXT NOT NULL,
  raised_on    TEXT NOT NULL,
  UNIQUE (month, model, subject)
) STRICT;
CREATE INDEX inspection_alert_agency ON inspection_alert (agency_id, month);
CREATE INDEX inspection_alert_model ON inspection_alert (model);

-- The records an alert rests on, the most telling first.
CREATE TABLE inspection_alert_record (
  alert_id      INTEGER NOT NULL REFERENCES inspection_alert (id),
  seq           INTEGER NOT NULL CHECK (seq > 0),
  inspection_id INTEGER NOT NULL REFERENCES inspection (id),
  PRIMARY KEY (alert_id, seq)
) STRICT, WITHOUT ROWID;

-- What happened to an alert after it was raised. Append-only.
CREATE TABLE inspection_alert_event (
  id          INTEGER PRIMARY KEY,
  alert_id    INTEGER NOT NULL REFERENCES inspection_alert (id),
  kind        TEXT NOT NULL CHECK (kind IN ('cleared', 'raised', 'confirmed', 'explained', 'data-error', 'reopened')),
  on_date     TEXT NOT NULL,
  text        TEXT NOT NULL CHECK (text <> ''),
  file_id     INTEGER REFERENCES kept_file (id),
  case_number TEXT NOT NULL,              -- '' = none
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL
) STRICT;
CREATE INDEX inspection_alert_event_alert ON inspection_alert_event (alert_id);
CREATE TRIGGER inspection_alert_event_no_update BEFORE UPDATE ON inspection_alert_event BEGIN SELECT RAISE(ABORT, 'alert events are append-only'); END;
CREATE TRIGGER inspection_alert_event_no_delete BEFORE DELETE ON inspection_alert_event BEGIN SELECT RAISE(ABORT, 'alert events are append-only'); END;

-- Deadlines belong to more than cases, plans and draws now: which owners there are is said by `DeadlineOwner`.
CREATE TABLE deadline_next (
  id           INTEGER PRIMARY KEY,
  owner        TEXT NOT NULL CHECK (owner <> ''),
  owner_id     TEXT NOT NULL,             -- its number as people know it
  step         TEXT NOT NULL,             -- stable key within the owner: 'issue', 'rectify' …
  title        TEXT NOT NULL,             -- what has to be done, in Chinese
  responsible  TEXT NOT NULL,             -- who has to do it
  start_on     TEXT NOT NULL,             -- day 0
  start_event  TEXT NOT NULL,             -- what happened that day, with its evidence
  amount       INTEGER NOT NULL,
  unit         TEXT NOT NULL CHECK (unit IN ('working-day', 'day', 'month', 'fixed')),
  due_on       TEXT NOT NULL,
  provisional  INTEGER NOT NULL CHECK (provisional IN (0, 1)),
  basis        TEXT NOT NULL,             -- clause the period comes from
  met_on       TEXT,
  met_by       TEXT,                      -- what met it
  void_on      TEXT,                      -- withdrawn: no longer has to be done
  void_reason  TEXT,
  CHECK (CASE unit WHEN 'fixed' THEN amount = 0 ELSE amount > 0 END),
  CHECK ((met_on IS NULL) = (met_by IS NULL)),
  CHECK ((void_on IS NULL) = (void_reason IS NULL)),
  CHECK (met_on IS NULL OR void_on IS NULL)
) STRICT;
INSERT INTO deadline_next (id, owner, owner_id, step, title, responsible, start_on, start_event, amount, unit,
  due_on, provisional, basis, met_on, met_by, void_on, void_reason)
SELECT id, owner, owner_id, step, title, responsible, start_on, start_event, amount, unit,
  due_on, provisional, basis, met_on, met_by, void_on, void_reason FROM deadline;
DROP TABLE deadline;
ALTER TABLE deadline_next RENAME TO deadline;
CREATE UNIQUE INDEX deadline_live ON deadline (owner, owner_id, step) WHERE void_on IS NULL;
CREATE INDEX deadline_owner ON deadline (owner, owner_id);
CREATE INDEX deadline_open ON deadline (due_on) WHERE met_on IS NULL AND void_on IS NULL;
