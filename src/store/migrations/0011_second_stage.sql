-- 公布承诺值: when and where, registered before the seed. One row a draw.
CREATE TABLE draw_publication (
  quarter      TEXT NOT NULL PRIMARY KEY REFERENCES draw (quarter),
  published_on TEXT NOT NULL,
  place        TEXT NOT NULL,             -- where, or the address of the page
  late_reason  TEXT NOT NULL,             -- why it was later than the days the policy asks for
  recorded_on  TEXT NOT NULL,
  recorded_at  TEXT NOT NULL,
  recorded_by  TEXT NOT NULL
) STRICT;
INSERT INTO draw_publication (quarter, published_on, place, late_reason, recorded_on, recorded_at, recorded_by)
SELECT quarter, published_on, published_at, '', recorded_on, recorded_at, recorded_by
FROM draw_seed WHERE published_on IS NOT NULL;
CREATE TRIGGER draw_publication_no_update BEFORE UPDATE ON draw_publication BEGIN SELECT RAISE(ABORT, 'draws are append-only'); END;
CREATE TRIGGER draw_publication_no_delete BEFORE DELETE ON draw_publication BEGIN SELECT RAISE(ABORT, 'draws are append-only'); END;

-- 变动: what happened to a draw after its seed. The line is the published row; each holds the digest of the one before.
CREATE TABLE draw_change (
  quarter     TEXT NOT NULL REFERENCES draw_result (quarter),
  seq         INTEGER NOT NULL CHECK (seq >= 1),
  kind        TEXT NOT NULL CHECK (kind IN ('abolished', 'omitted', 'requested', 'replaced')),
  unit        TEXT NOT NULL,
  line        TEXT NOT NULL,
  left_code   TEXT,                       -- the drawn agency that left by it
  joined_code TEXT,                       -- the agency that joined by it
  recorded_on TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  PRIMARY KEY (quarter, seq)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER draw_change_no_update BEFORE UPDATE ON draw_change BEGIN SELECT RAISE(ABORT, 'changes are append-only'); END;
CREATE TRIGGER draw_change_no_delete BEFORE DELETE ON draw_change BEGIN SELECT RAISE(ABORT, 'changes are append-only'); END;

-- 第二阶段清单: the file numbers one drawn agency handed in for one category; the newest counts until it is committed.
CREATE TABLE sample_list (
  id          INTEGER PRIMARY KEY,
  quarter     TEXT NOT NULL REFERENCES draw_result (quarter),
  unit        TEXT NOT NULL,
  category    TEXT NOT NULL,
  source      TEXT NOT NULL CHECK (source IN ('file', 'register', 'none')),
  origin      TEXT NOT NULL,              -- name of the file, or why there is none
  files       INTEGER NOT NULL CHECK (files >= 0),
  file_id     INTEGER NOT NULL REFERENCES kept_file (id),  -- the numbers in byte order, one a line
  imported_on TEXT NOT NULL,
  imported_at TEXT NOT NULL,
  imported_by TEXT NOT NULL
) STRICT;
CREATE INDEX sample_list_unit ON sample_list (quarter, unit, category);
CREATE TRIGGER sample_list_no_update BEFORE UPDATE ON sample_list BEGIN SELECT RAISE(ABORT, 'lists are append-only'); END;
CREATE TRIGGER sample_list_no_delete BEFORE DELETE ON sample_list BEGIN SELECT RAISE(ABORT, 'lists are append-only'); END;

-- 第二阶段抽取: a round takes the lists that are there; what is in one round is in no other.
CREATE TABLE sample (
  quarter      TEXT NOT NULL REFERENCES draw_result (quarter),
  round        INTEGER NOT NULL CHECK (round >= 1),
  commitment   TEXT NOT NULL CHECK (length(commitment) = 64),
  pack_version TEXT NOT NULL,
  committed_on TEXT NOT NULL,
  committed_at TEXT NOT NULL,
  committed_by TEXT NOT NULL,
  PRIMARY KEY (quarter, round)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER sample_no_update BEFORE UPDATE ON sample BEGIN SELECT RAISE(ABORT, 'draws are append-only'); END;
CREATE TRIGGER sample_no_delete BEFORE DELETE ON sample BEGIN SELECT RAISE(ABORT, 'draws are append-only'); END;

CREATE TABLE sample_part (
  quarter  TEXT NOT NULL,
  unit     TEXT NOT NULL,
  category TEXT NOT NULL,
  round    INTEGER NOT NULL,
  list_id  INTEGER NOT NULL REFERENCES sample_list (id),
  PRIMARY KEY (quarter, unit, category),  -- never committed twice
  FOREIGN KEY (quarter, round) REFERENCES sample (quarter, round)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER sample_part_no_update BEFORE UPDATE ON sample_part BEGIN SELECT RAISE(ABORT, 'draws are append-only'); END;
CREATE TRIGGER sample_part_no_delete BEFORE DELETE ON sample_part BEGIN SELECT RAISE(ABORT, 'draws are append-only'); END;

CREATE TABLE sample_publication (
  quarter      TEXT NOT NULL,
  round        INTEGER NOT NULL,
  published_on TEXT NOT NULL,
  place        TEXT NOT NULL,
  recorded_on  TEXT NOT NULL,
  recorded_at  TEXT NOT NULL,
  recorded_by  TEXT NOT NULL,
  PRIMARY KEY (quarter, round),
  FOREIGN KEY (quarter, round) REFERENCES sample (quarter, round)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER sample_publication_no_update BEFORE UPDATE ON sample_publication BEGIN SELECT RAISE(ABORT, 'draws are append-only'); END;
CREATE TRIGGER sample_publication_no_delete BEFORE DELETE ON sample_publication BEGIN SELECT RAISE(ABORT, 'draws are append-only'); END;

CREATE TABLE sample_seed (
  quarter     TEXT NOT NULL,
  round       INTEGER NOT NULL,
  line        TEXT NOT NULL CHECK (line GLOB 'CC1|' || quarter || '|*'),
  witnesses   TEXT NOT NULL,
  recorded_on TEXT NOT NULL,
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  PRIMARY KEY (quarter, round),
  FOREIGN KEY (quarter, round) REFERENCES sample_publication (quarter, round)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER sample_seed_no_update BEFORE UPDATE ON sample_seed BEGIN SELECT RAISE(ABORT, 'seeds are never changed'); END;
CREATE TRIGGER sample_seed_no_delete BEFORE DELETE ON sample_seed BEGIN SELECT RAISE(ABORT, 'seeds are never changed'); END;

CREATE TABLE sample_result (
  quarter      TEXT NOT NULL,
  round        INTEGER NOT NULL,
  final_digest TEXT NOT NULL CHECK (length(final_digest) = 64),
  drawn_on     TEXT NOT NULL,
  drawn_at     TEXT NOT NULL,
  drawn_by     TEXT NOT NULL,
  PRIMARY KEY (quarter, round),
  FOREIGN KEY (quarter, round) REFERENCES sample_seed (quarter, round)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER sample_result_no_update BEFORE UPDATE ON sample_result BEGIN SELECT RAISE(ABORT, 'there is no redraw'); END;
CREATE TRIGGER sample_result_no_delete BEFORE DELETE ON sample_result BEGIN SELECT RAISE(ABORT, 'there is no redraw'); END;

CREATE TABLE sample_file (
  quarter TEXT NOT NULL,
  round   INTEGER NOT NULL,
  name    TEXT NOT NULL,
  file_id INTEGER NOT NULL REFERENCES kept_file (id),
  PRIMARY KEY (quarter, round, name),
  FOREIGN KEY (quarter, round) REFERENCES sample (quarter, round)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER sample_file_no_update BEFORE UPDATE ON sample_file BEGIN SELECT RAISE(ABORT, 'published files are never changed'); END;
CREATE TRIGGER sample_file_no_delete BEFORE DELETE ON sample_file BEGIN SELECT RAISE(ABORT, 'published files are never changed'); END;

-- 表头写法 now also of 案卷清单; which sections there are is the program's business, not the file's.
CREATE TABLE header_word_any (
  section     TEXT NOT NULL,
  wording     TEXT NOT NULL,              -- as typed
  form        TEXT NOT NULL,              -- as compared: one width, no blanks, no brackets
  key         TEXT NOT NULL,              -- canonical column
  agency_code TEXT,                       -- NULL = everywhere
  added_on    TEXT NOT NULL
) STRICT;
INSERT INTO header_word_any SELECT section, wording, form, key, agency_code, added_on FROM header_word;
DROP TABLE header_word;
ALTER TABLE header_word_any RENAME TO header_word;
CREATE UNIQUE INDEX header_word_form ON header_word (section, form, coalesce(agency_code, ''));
