-- 期限: may now also belong to a systemic problem or a complaint. SQLite cannot change a CHECK; the table is made anew.
CREATE TABLE deadline_wider (
  id           INTEGER PRIMARY KEY,
  owner        TEXT NOT NULL CHECK (owner IN ('case', 'plan', 'draw', 'problem', 'complaint')),
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
INSERT INTO deadline_wider (id, owner, owner_id, step, title, responsible, start_on, start_event, amount, unit,
  due_on, provisional, basis, met_on, met_by, void_on, void_reason)
SELECT id, owner, owner_id, step, title, responsible, start_on, start_event, amount, unit,
  due_on, provisional, basis, met_on, met_by, void_on, void_reason FROM deadline;
DROP TABLE deadline;
ALTER TABLE deadline_wider RENAME TO deadline;
CREATE UNIQUE INDEX deadline_live ON deadline (owner, owner_id, step) WHERE void_on IS NULL;
CREATE INDEX deadline_owner ON deadline (owner, owner_id);
CREATE INDEX deadline_open ON deadline (due_on) WHERE met_on IS NULL AND void_on IS NULL;

-- 线索: what was heard of an agency, before anybody decides whether it becomes a case. Its state is computed from its facts.
CREATE TABLE clue (
  id            INTEGER PRIMARY KEY,
  identity      TEXT NOT NULL UNIQUE CHECK (length(identity) = 64),  -- digest of what tells one clue from another
  agency_code   TEXT NOT NULL,
  agency_name   TEXT NOT NULL,            -- as it was called that day
  source_kind   TEXT NOT NULL,            -- code of the source in the pack
  source_id     TEXT NOT NULL,            -- its id there, '' = none
  source_text   TEXT NOT NULL,            -- 线索来源 as letters print it
  enterprise    TEXT NOT NULL,            -- 涉及企业, '' = not told
  category      TEXT NOT NULL,            -- 问题类别, '' = not judged yet
  topics        TEXT NOT NULL CHECK (json_valid(topics)),            -- codes of the pack: 监督重点, 五个严禁, 八个不得
  problem       TEXT NOT NULL CHECK (problem <> ''),
  discovered_on TEXT NOT NULL,
  proof         TEXT NOT NULL,
  proof_file_id INTEGER REFERENCES kept_file (id),
  origin        TEXT NOT NULL,            -- file, sheet and row it was read from; '' = typed in
  recorded_at   TEXT NOT NULL,
  recorded_by   TEXT NOT NULL
) STRICT;
CREATE INDEX clue_agency ON clue (agency_code);
CREATE TRIGGER clue_no_update BEFORE UPDATE ON clue BEGIN SELECT RAISE(ABORT, 'clues are append-only'); END;
CREATE TRIGGER clue_no_delete BEFORE DELETE ON clue BEGIN SELECT RAISE(ABORT, 'clues are append-only'); END;

-- 线索处理: screening results and links to cases, in order.
CREATE TABLE clue_fact (
  clue_id     INTEGER NOT NULL REFERENCES clue (id),
  seq         INTEGER NOT NULL CHECK (seq > 0),
  act         TEXT NOT NULL CHECK (act IN ('screen', 'link')),
  on_date     TEXT NOT NULL,
  result      TEXT NOT NULL,              -- of the screening, '' for a link
  category    TEXT NOT NULL,              -- as judged then, '' = as it was
  topics      TEXT NOT NULL CHECK (json_valid(topics)),  -- as judged then, [] = as they were
  text        TEXT NOT NULL,
  receiver    TEXT NOT NULL,              -- 转送: to whom, '' = nobody
  same_as     INTEGER REFERENCES clue (id),
  case_number TEXT REFERENCES case_file (number),
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  PRIMARY KEY (clue_id, seq),
  CHECK ((act = 'link') = (case_number IS NOT NULL)),
  CHECK ((act = 'screen') = (result <> ''))
) STRICT;
CREATE INDEX clue_fact_case ON clue_fact (case_number) WHERE case_number IS NOT NULL;
CREATE TRIGGER clue_fact_no_update BEFORE UPDATE ON clue_fact BEGIN SELECT RAISE(ABORT, 'clue facts are append-only'); END;
CREATE TRIGGER clue_fact_no_delete BEFORE DELETE ON clue_fact BEGIN SELECT RAISE(ABORT, 'clue facts are append-only'); END;

-- 普遍性、系统性问题
CREATE TABLE problem (
  id            INTEGER PRIMARY KEY,
  title         TEXT NOT NULL CHECK (title <> ''),
  topic         TEXT NOT NULL,            -- 'category/…' or 'topic/…', '' = none
  discovered_on TEXT NOT NULL,
  text          TEXT NOT NULL,
  recorded_at   TEXT NOT NULL,
  recorded_by   TEXT NOT NULL
) STRICT;
CREATE TRIGGER problem_no_update BEFORE UPDATE ON problem BEGIN SELECT RAISE(ABORT, 'problems are append-only'); END;
CREATE TRIGGER problem_no_delete BEFORE DELETE ON problem BEGIN SELECT RAISE(ABORT, 'problems are append-only'); END;

-- What a problem was found in.
CREATE TABLE problem_ground (
  problem_id INTEGER NOT NULL REFERENCES problem (id),
  kind       TEXT NOT NULL CHECK (kind IN ('case', 'clue')),
  number     TEXT NOT NULL,
  PRIMARY KEY (problem_id, kind, number)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER problem_ground_no_update BEFORE UPDATE ON problem_ground BEGIN SELECT RAISE(ABORT, 'grounds are append-only'); END;
CREATE TRIGGER problem_ground_no_delete BEFORE DELETE ON problem_ground BEGIN SELECT RAISE(ABORT, 'grounds are append-only'); END;

-- 指导性意见 issued, or the finding that the problem is none.
CREATE TABLE problem_fact (
  problem_id  INTEGER NOT NULL REFERENCES problem (id),
  seq         INTEGER NOT NULL CHECK (seq > 0),
  act         TEXT NOT NULL CHECK (act IN ('guide', 'withdraw')),
  on_date     TEXT NOT NULL,
  document    TEXT NOT NULL,              -- 发文字号
  title       TEXT NOT NULL,
  addressees  TEXT NOT NULL,
  text        TEXT NOT NULL,
  file_id     INTEGER REFERENCES kept_file (id),
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  PRIMARY KEY (problem_id, seq)
) STRICT;
CREATE TRIGGER problem_fact_no_update BEFORE UPDATE ON problem_fact BEGIN SELECT RAISE(ABORT, 'problem facts are append-only'); END;
CREATE TRIGGER problem_fact_no_delete BEFORE DELETE ON problem_fact BEGIN SELECT RAISE(ABORT, 'problem facts are append-only'); END;
