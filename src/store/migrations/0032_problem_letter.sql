-- 共性问题的指导意见 is numbered in the one register of letters, and drafted and approved as those of cases are: a letter
-- or a draft belongs to a case or to a 共性问题. NOT NULL and CHECK cannot be changed in place, so the tables are made anew
-- with what they hold; verdicts refer to drafts throughout, by the same ids.
CREATE TEMP TABLE case_document_before AS SELECT * FROM case_document;
CREATE TEMP TABLE case_draft_before AS SELECT * FROM case_draft;
CREATE TEMP TABLE problem_fact_before AS SELECT * FROM problem_fact;
DROP TABLE case_document;
DROP TABLE case_draft;
DROP TABLE problem_fact;

CREATE TABLE case_draft (
  id          INTEGER PRIMARY KEY,
  case_number TEXT REFERENCES case_file (number),
  problem_id  INTEGER REFERENCES problem (id),
  seen_seq    INTEGER NOT NULL CHECK (seen_seq >= 0),  -- last fact of the case or problem the draft was made upon
  kind        TEXT NOT NULL CHECK (kind IN ('notice', 'escalate', 'letter', 'guidance')),
  options     TEXT NOT NULL CHECK (json_valid(options)),
  drafted_at  TEXT NOT NULL,
  drafted_by  TEXT NOT NULL,
  CHECK ((case_number IS NULL) = (kind = 'guidance')),
  CHECK ((problem_id IS NULL) = (kind <> 'guidance'))
) STRICT;
INSERT INTO case_draft (id, case_number, seen_seq, kind, options, drafted_at, drafted_by)
  SELECT id, case_number, seen_seq, kind, options, drafted_at, drafted_by FROM case_draft_before ORDER BY id;
CREATE INDEX case_draft_case ON case_draft (case_number);
CREATE TRIGGER case_draft_no_update BEFORE UPDATE ON case_draft BEGIN SELECT RAISE(ABORT, 'drafts are append-only'); END;
CREATE TRIGGER case_draft_no_delete BEFORE DELETE ON case_draft BEGIN SELECT RAISE(ABORT, 'drafts are append-only'); END;

CREATE TABLE problem_fact (
  problem_id  INTEGER NOT NULL REFERENCES problem (id),
  seq         INTEGER NOT NULL CHECK (seq > 0),
  act         TEXT NOT NULL CHECK (act IN ('guide', 'void', 'withdraw')),
  on_date     TEXT NOT NULL,
  document    TEXT NOT NULL,              -- 发文字号
  title       TEXT NOT NULL,
  addressees  TEXT NOT NULL,
  text        TEXT NOT NULL,
  file_id     INTEGER REFERENCES kept_file (id),
  draft_id    INTEGER REFERENCES case_draft (id),  -- the approved draft it carries out
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  PRIMARY KEY (problem_id, seq),
  CHECK (act <> 'void' OR (document <> '' AND text <> ''))
) STRICT;
INSERT INTO problem_fact (problem_id, seq, act, on_date, document, title, addressees, text, file_id, recorded_at, recorded_by)
  SELECT problem_id, seq, act, on_date, document, title, addressees, text, file_id, recorded_at, recorded_by
  FROM problem_fact_before ORDER BY problem_id, seq;
CREATE TRIGGER problem_fact_no_update BEFORE UPDATE ON problem_fact BEGIN SELECT RAISE(ABORT, 'problem facts are append-only'); END;
CREATE TRIGGER problem_fact_no_delete BEFORE DELETE ON problem_fact BEGIN SELECT RAISE(ABORT, 'problem facts are append-only'); END;

CREATE TABLE case_document (
  number      TEXT PRIMARY KEY,            -- 金司执监建〔2026〕1号
  series      TEXT NOT NULL,
  year        INTEGER NOT NULL,
  seq         INTEGER NOT NULL CHECK (seq > 0),
  kind        TEXT NOT NULL,               -- see src/supervision/letter-kinds.ts
  name        TEXT NOT NULL,               -- 文种
  title       TEXT NOT NULL,
  addressee   TEXT NOT NULL,
  signer      TEXT NOT NULL,               -- 签发人
  issued_on   TEXT NOT NULL,               -- 成文日期
  case_number TEXT,                        -- the case, with the act that issued it;
  fact_seq    INTEGER,
  problem_id  INTEGER,                     -- or the 共性问题, with the act
  problem_seq INTEGER,
  file_id     INTEGER NOT NULL REFERENCES kept_file (id),
  UNIQUE (series, year, seq),
  CHECK ((case_number IS NULL) = (fact_seq IS NULL)),
  CHECK ((problem_id IS NULL) = (problem_seq IS NULL)),
  CHECK ((case_number IS NULL) <> (problem_id IS NULL)),
  FOREIGN KEY (case_number, fact_seq) REFERENCES case_fact (case_number, seq),
  FOREIGN KEY (problem_id, problem_seq) REFERENCES problem_fact (problem_id, seq)
) STRICT;
INSERT INTO case_document (number, series, year, seq, kind, name, title, addressee, signer, issued_on, case_number,
    fact_seq, file_id)
  SELECT number, series, year, seq, kind, name, title, addressee, signer, issued_on, case_number, fact_seq, file_id
  FROM case_document_before ORDER BY rowid;
CREATE INDEX case_document_case ON case_document (case_number);
CREATE TRIGGER case_document_no_update BEFORE UPDATE ON case_document BEGIN SELECT RAISE(ABORT, 'issued documents are never changed'); END;
CREATE TRIGGER case_document_no_delete BEFORE DELETE ON case_document BEGIN SELECT RAISE(ABORT, 'issued documents are never changed'); END;

DROP TABLE case_document_before;
DROP TABLE case_draft_before;
DROP TABLE problem_fact_before;
