-- 起编: numbers of a series that were given out on paper, before or between those of the program. Of several records
-- that start at one number the last counts, so that a mistake can be put right.
CREATE TABLE case_number_start (
  id          INTEGER PRIMARY KEY,
  series      TEXT NOT NULL,
  year        INTEGER NOT NULL,
  from_seq    INTEGER NOT NULL CHECK (from_seq > 0),
  last_seq    INTEGER NOT NULL CHECK (last_seq >= from_seq - 1),   -- one less: none were
  text        TEXT NOT NULL CHECK (text <> ''),
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL
) STRICT;
CREATE INDEX case_number_start_series ON case_number_start (series, year);
CREATE TRIGGER case_number_start_no_update BEFORE UPDATE ON case_number_start BEGIN SELECT RAISE(ABORT, 'starts are append-only'); END;
CREATE TRIGGER case_number_start_no_delete BEFORE DELETE ON case_number_start BEGIN SELECT RAISE(ABORT, 'starts are append-only'); END;
