-- 抽查的现场部分: targeted checks beside the draw, 抽查通知书, filled check forms and the clues that came of them.

-- 定向检查: ordered for a reason, not drawn; never counts towards the rate.
CREATE TABLE site_targeted (
  id          INTEGER PRIMARY KEY,
  quarter     TEXT NOT NULL CHECK (quarter GLOB '[0-9][0-9][0-9][0-9]Q[1-4]'),
  agency_code TEXT NOT NULL,
  agency_name TEXT NOT NULL,             -- as it was called that day
  reason      TEXT NOT NULL CHECK (reason <> ''),
  on_date     TEXT NOT NULL,
  inspectors  TEXT NOT NULL,             -- 、 between
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  UNIQUE (agency_code, on_date, reason)
) STRICT;
CREATE TRIGGER site_targeted_no_update BEFORE UPDATE ON site_targeted BEGIN SELECT RAISE(ABORT, 'targeted checks are append-only'); END;
CREATE TRIGGER site_targeted_no_delete BEFORE DELETE ON site_targeted BEGIN SELECT RAISE(ABORT, 'targeted checks are append-only'); END;

-- 抽查通知书: numbered within series and calendar year, without gaps. A later edition takes the place of the earlier.
CREATE TABLE site_notice (
  number      TEXT PRIMARY KEY,          -- 金司执监查〔2026〕1号
  series      TEXT NOT NULL,
  year        INTEGER NOT NULL,
  seq         INTEGER NOT NULL CHECK (seq > 0),
  quarter     TEXT NOT NULL CHECK (quarter GLOB '[0-9][0-9][0-9][0-9]Q[1-4]'),
  agency_code TEXT NOT NULL,
  agency_name TEXT NOT NULL,
  edition     INTEGER NOT NULL CHECK (edition > 0),
  reason      TEXT NOT NULL,             -- why it was issued again, '' = first
  visit_from  TEXT NOT NULL,
  visit_to    TEXT NOT NULL CHECK (visit_to >= visit_from),
  signer      TEXT NOT NULL,
  contact     TEXT NOT NULL,
  issued_on   TEXT NOT NULL,             -- 成文日期
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL,
  file_id     INTEGER NOT NULL REFERENCES kept_file (id),
  UNIQUE (series, year, seq),
  UNIQUE (quarter, agency_code, edition)
) STRICT;
CREATE TRIGGER site_notice_no_update BEFORE UPDATE ON site_notice BEGIN SELECT RAISE(ABORT, 'issued notices are never changed'); END;
CREATE TRIGGER site_notice_no_delete BEFORE DELETE ON site_notice BEGIN SELECT RAISE(ABORT, 'issued notices are never changed'); END;

-- 检查表 as filled in. A corrected form is the next version; the newest one counts.
CREATE TABLE site_check (
  id           INTEGER PRIMARY KEY,
  quarter      TEXT NOT NULL CHECK (quarter GLOB '[0-9][0-9][0-9][0-9]Q[1-4]'),
  agency_code  TEXT NOT NULL,
  agency_name  TEXT NOT NULL,
  unit_type    TEXT NOT NULL,            -- decides which items apply
  version      INTEGER NOT NULL CHECK (version > 0),
  checked_on   TEXT NOT NULL,
  inspectors   TEXT NOT NULL,
  pack_version TEXT NOT NULL,
  file         TEXT NOT NULL,            -- its name
  file_id      INTEGER NOT NULL REFERENCES kept_file (id),
  recorded_on  TEXT NOT NULL,
  recorded_at  TEXT NOT NULL,
  recorded_by  TEXT NOT NULL,
  UNIQUE (quarter, agency_code, version)
) STRICT;
CREATE TRIGGER site_check_no_update BEFORE UPDATE ON site_check BEGIN SELECT RAISE(ABORT, 'recorded checks are append-only'); END;
CREATE TRIGGER site_check_no_delete BEFORE DELETE ON site_check BEGIN SELECT RAISE(ABORT, 'recorded checks are append-only'); END;

CREATE TABLE site_answer (
  check_id  INTEGER NOT NULL REFERENCES site_check (id),
  item      TEXT NOT NULL,
  result    TEXT NOT NULL,
  problem   TEXT NOT NULL,
  evidence  TEXT NOT NULL,
  corrected INTEGER NOT NULL CHECK (corrected IN (0, 1)),  -- 当场纠正
  PRIMARY KEY (check_id, item)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER site_answer_no_update BEFORE UPDATE ON site_answer BEGIN SELECT RAISE(ABORT, 'recorded checks are append-only'); END;
CREATE TRIGGER site_answer_no_delete BEFORE DELETE ON site_answer BEGIN SELECT RAISE(ABORT, 'recorded checks are append-only'); END;

-- 线索: which case a problem became, once per quarter, agency and item.
CREATE TABLE site_clue (
  quarter     TEXT NOT NULL,
  agency_code TEXT NOT NULL,
  item        TEXT NOT NULL,
  check_id    INTEGER NOT NULL REFERENCES site_check (id),
  case_number TEXT NOT NULL REFERENCES case_file (number),
  PRIMARY KEY (quarter, agency_code, item)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER site_clue_no_update BEFORE UPDATE ON site_clue BEGIN SELECT RAISE(ABORT, 'clues are append-only'); END;
CREATE TRIGGER site_clue_no_delete BEFORE DELETE ON site_clue BEGIN SELECT RAISE(ABORT, 'clues are append-only'); END;
