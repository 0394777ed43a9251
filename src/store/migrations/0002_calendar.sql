-- 节假日安排 imported by the user; a year here goes before the one shipped with the program.
CREATE TABLE holiday_year (
  year        INTEGER PRIMARY KEY CHECK (year BETWEEN 1990 AND 2200),
  arrangement TEXT NOT NULL CHECK (json_valid(arrangement)),  -- in the form of data/holidays/*.json
  file_id     INTEGER NOT NULL REFERENCES kept_file (id),
  imported_on TEXT NOT NULL
) STRICT;

-- 期限: a due date with the inputs it was computed from. Status is never stored: met_on is a fact, overdue is computed.
CREATE TABLE deadline (
  id           INTEGER PRIMARY KEY,
  owner        TEXT NOT NULL CHECK (owner IN ('case', 'plan', 'draw')),
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
CREATE UNIQUE INDEX deadline_live ON deadline (owner, owner_id, step) WHERE void_on IS NULL;
CREATE INDEX deadline_owner ON deadline (owner, owner_id);
CREATE INDEX deadline_open ON deadline (due_on) WHERE met_on IS NULL AND void_on IS NULL;
