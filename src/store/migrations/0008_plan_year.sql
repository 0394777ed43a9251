-- 豁免: why a department keeps what a 建议 finding would change. Holds in later versions of its series too.
CREATE TABLE plan_waiver (
  id       INTEGER PRIMARY KEY,
  plan_id  INTEGER NOT NULL REFERENCES plan (id), -- the version it was granted for
  code     TEXT NOT NULL,
  sheet    TEXT,
  row      INTEGER,
  column   INTEGER,
  value    TEXT NOT NULL,
  line_key TEXT NOT NULL,                 -- item, object and task of the line, compact; '' = of no line
  on_date  TEXT NOT NULL,
  reason   TEXT NOT NULL CHECK (reason <> '')
) STRICT;
CREATE INDEX plan_waiver_plan ON plan_waiver (plan_id);

CREATE TABLE plan_waiver_end (
  waiver_id INTEGER PRIMARY KEY REFERENCES plan_waiver (id),
  on_date   TEXT NOT NULL,
  reason    TEXT NOT NULL
) STRICT;
CREATE TRIGGER plan_waiver_no_update BEFORE UPDATE ON plan_waiver BEGIN SELECT RAISE(ABORT, 'waivers are append-only'); END;
CREATE TRIGGER plan_waiver_no_delete BEFORE DELETE ON plan_waiver BEGIN SELECT RAISE(ABORT, 'waivers are append-only'); END;
CREATE TRIGGER plan_waiver_end_no_update BEFORE UPDATE ON plan_waiver_end BEGIN SELECT RAISE(ABORT, 'waivers are append-only'); END;
CREATE TRIGGER plan_waiver_end_no_delete BEFORE DELETE ON plan_waiver_end BEGIN SELECT RAISE(ABORT, 'waivers are append-only'); END;
