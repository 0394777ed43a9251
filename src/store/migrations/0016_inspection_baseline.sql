-- 基数: what an agency reported for a month of the year that others are compared with, where its records are not on
-- file. Append-only: the newest figure of an agency, month and measure counts.
CREATE TABLE inspection_baseline (
  id          INTEGER PRIMARY KEY,
  agency_id   INTEGER NOT NULL REFERENCES agency (id),
  year        INTEGER NOT NULL,
  month       INTEGER NOT NULL CHECK (month BETWEEN 1 AND 12),
  measure     TEXT NOT NULL,              -- see src/inspection/baseline/model.ts
  value       INTEGER NOT NULL CHECK (value >= 0),
  source      TEXT NOT NULL CHECK (source <> ''), -- who reported it, and where it stands
  file_id     INTEGER REFERENCES kept_file (id),  -- NULL = typed in
  recorded_on TEXT NOT NULL,
  recorded_by TEXT NOT NULL
) STRICT;
CREATE INDEX inspection_baseline_agency ON inspection_baseline (year, agency_id, month, measure);
CREATE TRIGGER inspection_baseline_no_update BEFORE UPDATE ON inspection_baseline BEGIN SELECT RAISE(ABORT, 'reported totals are append-only'); END;
CREATE TRIGGER inspection_baseline_no_delete BEFORE DELETE ON inspection_baseline BEGIN SELECT RAISE(ABORT, 'reported totals are append-only'); END;
