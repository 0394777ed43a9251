-- 留痕: append-only, hash-chained.
CREATE TABLE journal (
  seq           INTEGER PRIMARY KEY,
  at            TEXT NOT NULL,
  business_date TEXT NOT NULL,
  operator      TEXT NOT NULL,
  act           TEXT NOT NULL,
  subject       TEXT NOT NULL,
  subject_id    TEXT NOT NULL,
  summary       TEXT NOT NULL,
  detail        TEXT NOT NULL CHECK (json_valid(detail)),
  prev_hash     TEXT NOT NULL CHECK (length(prev_hash) = 64),
  hash          TEXT NOT NULL UNIQUE CHECK (length(hash) = 64)
) STRICT;
CREATE INDEX journal_subject ON journal (subject, subject_id);
CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'journal is append-only'); END;

-- 原件: every file that came in or went out, compressed, by digest.
CREATE TABLE kept_file (
  id      INTEGER PRIMARY KEY,
  sha256  TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
  name    TEXT NOT NULL,
  bytes   INTEGER NOT NULL,
  packed  BLOB NOT NULL,
  kept_on TEXT NOT NULL
) STRICT;
CREATE TRIGGER kept_file_no_update BEFORE UPDATE ON kept_file BEGIN SELECT RAISE(ABORT, 'kept files are never changed'); END;

-- Settings of this file: jurisdiction pack, bureau name and the like.
CREATE TABLE setting (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;
