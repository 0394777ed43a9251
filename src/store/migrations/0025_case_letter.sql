-- 函件: letters beside the line are acts of their own, made void by acts of their own.
DROP INDEX case_fact_withdrawal;
CREATE INDEX case_fact_withdrawal ON case_fact (case_number, seq)
  WHERE act IN ('withdraw', 'retract', 'void-letter', 'void-reply');

-- 拟稿: may now also be of a letter. SQLite cannot change a CHECK; the tables are made anew, the verdicts with
-- them, since they refer to the drafts.
CREATE TABLE case_draft_wider (
  id          INTEGER PRIMARY KEY,
  case_number TEXT NOT NULL REFERENCES case_file (number),
  seen_seq    INTEGER NOT NULL CHECK (seen_seq > 0),  -- last fact of the case the draft was made upon
  kind        TEXT NOT NULL CHECK (kind IN ('notice', 'escalate', 'letter')),
  options     TEXT NOT NULL CHECK (json_valid(options)),
  drafted_at  TEXT NOT NULL,
  drafted_by  TEXT NOT NULL
) STRICT;
CREATE TABLE case_verdict_wider (
  draft_id   INTEGER PRIMARY KEY REFERENCES case_draft_wider (id),
  approved   INTEGER NOT NULL CHECK (approved IN (0, 1)),
  text       TEXT NOT NULL,                           -- why it was sent back
  given_at   TEXT NOT NULL,
  given_by   TEXT NOT NULL
) STRICT;
INSERT INTO case_draft_wider (id, case_number, seen_seq, kind, options, drafted_at, drafted_by)
SELECT id, case_number, seen_seq, kind, options, drafted_at, drafted_by FROM case_draft;
INSERT INTO case_verdict_wider (draft_id, approved, text, given_at, given_by)
SELECT draft_id, approved, text, given_at, given_by FROM case_verdict;
DROP TABLE case_verdict;
DROP TABLE case_draft;
ALTER TABLE case_draft_wider RENAME TO case_draft;
ALTER TABLE case_verdict_wider RENAME TO case_verdict;
CREATE INDEX case_draft_case ON case_draft (case_number);
CREATE TRIGGER case_draft_no_update BEFORE UPDATE ON case_draft BEGIN SELECT RAISE(ABORT, 'drafts are append-only'); END;
CREATE TRIGGER case_draft_no_delete BEFORE DELETE ON case_draft BEGIN SELECT RAISE(ABORT, 'drafts are append-only'); END;
CREATE TRIGGER case_verdict_no_update BEFORE UPDATE ON case_verdict BEGIN SELECT RAISE(ABORT, 'verdicts are append-only'); END;
CREATE TRIGGER case_verdict_no_delete BEFORE DELETE ON case_verdict BEGIN SELECT RAISE(ABORT, 'verdicts are append-only'); END;
CREATE TRIGGER case_verdict_second BEFORE INSERT ON case_verdict
  WHEN NEW.approved = 1 AND NEW.given_by = (SELECT drafted_by FROM case_draft WHERE id = NEW.draft_id)
  BEGIN SELECT RAISE(ABORT, 'nobody approves his own draft'); END;
