-- 拟稿: a letter as one person wants it issued, in the words of the command. Never changed; another version is another draft.
CREATE TABLE case_draft (
  id          INTEGER PRIMARY KEY,
  case_number TEXT NOT NULL REFERENCES case_file (number),
  seen_seq    INTEGER NOT NULL CHECK (seen_seq > 0),  -- last fact of the case the draft was made upon
  kind        TEXT NOT NULL CHECK (kind IN ('notice', 'escalate')),
  options     TEXT NOT NULL CHECK (json_valid(options)),
  drafted_at  TEXT NOT NULL,
  drafted_by  TEXT NOT NULL
) STRICT;
CREATE INDEX case_draft_case ON case_draft (case_number);
CREATE TRIGGER case_draft_no_update BEFORE UPDATE ON case_draft BEGIN SELECT RAISE(ABORT, 'drafts are append-only'); END;
CREATE TRIGGER case_draft_no_delete BEFORE DELETE ON case_draft BEGIN SELECT RAISE(ABORT, 'drafts are append-only'); END;

-- 核准: what a second person said of a draft, once.
CREATE TABLE case_verdict (
  draft_id   INTEGER PRIMARY KEY REFERENCES case_draft (id),
  approved   INTEGER NOT NULL CHECK (approved IN (0, 1)),
  text       TEXT NOT NULL,                           -- why it was sent back
  given_at   TEXT NOT NULL,
  given_by   TEXT NOT NULL
) STRICT;
CREATE TRIGGER case_verdict_no_update BEFORE UPDATE ON case_verdict BEGIN SELECT RAISE(ABORT, 'verdicts are append-only'); END;
CREATE TRIGGER case_verdict_no_delete BEFORE DELETE ON case_verdict BEGIN SELECT RAISE(ABORT, 'verdicts are append-only'); END;
CREATE TRIGGER case_verdict_second BEFORE INSERT ON case_verdict
  WHEN NEW.approved = 1 AND NEW.given_by = (SELECT drafted_by FROM case_draft WHERE id = NEW.draft_id)
  BEGIN SELECT RAISE(ABORT, 'nobody approves his own draft'); END;
