-- 线索处理: a clue may also leave the case it was put into. SQLite cannot change a CHECK; the table is made anew.
CREATE TABLE clue_fact_wider (
  clue_id     INTEGER NOT NULL REFERENCES clue (id),
  seq         INTEGER NOT NULL CHECK (seq > 0),
  act         TEXT NOT NULL CHECK (act IN ('screen', 'link', 'unlink')),
  on_date     TEXT NOT NULL,
  result      TEXT NOT NULL,              -- of the screening, '' otherwise
  category    TEXT NOT NULL,              -- as judged then, '' = as it was
  topics      TEXT NOT NULL CHECK (json_valid(topics)),  -- as judged then, [] = as they were
  text        TEXT NOT NULL,
  receiver    TEXT NOT NULL,              -- 转送: to whom, '' = nobody
  same_as     INTEGER REFERENCES clue (id),
  case_number TEXT REFERENCES case_file (number),
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  PRIMARY KEY (clue_id, seq),
  CHECK ((act IN ('link', 'unlink')) = (case_number IS NOT NULL)),
  CHECK ((act = 'screen') = (result <> ''))
) STRICT;
INSERT INTO clue_fact_wider (clue_id, seq, act, on_date, result, category, topics, text, receiver, same_as,
  case_number, recorded_at, recorded_by)
SELECT clue_id, seq, act, on_date, result, category, topics, text, receiver, same_as,
  case_number, recorded_at, recorded_by FROM clue_fact;
DROP TABLE clue_fact;
ALTER TABLE clue_fact_wider RENAME TO clue_fact;
CREATE INDEX clue_fact_case ON clue_fact (case_number) WHERE case_number IS NOT NULL;
CREATE TRIGGER clue_fact_no_update BEFORE UPDATE ON clue_fact BEGIN SELECT RAISE(ABORT, 'clue facts are append-only'); END;
CREATE TRIGGER clue_fact_no_delete BEFORE DELETE ON clue_fact BEGIN SELECT RAISE(ABORT, 'clue facts are append-only'); END;
