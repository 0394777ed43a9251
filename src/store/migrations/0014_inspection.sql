-- 检查记录 (检查码): what the district's system exports about inspections. One row is one visit by one agency as it
-- stands now; what an earlier import said is kept in inspection_version. Days count from 1970-01-01, minutes from 0:00.
CREATE TABLE inspection_import (
  id          INTEGER PRIMARY KEY,
  file_id     INTEGER NOT NULL REFERENCES kept_file (id),
  file        TEXT NOT NULL,              -- its name as it came
  layout      TEXT NOT NULL,              -- which export it is: 'code', 'national', 'simple'
  imported_on TEXT NOT NULL,
  rows        INTEGER NOT NULL,           -- data rows of the file
  added       INTEGER NOT NULL,
  changed     INTEGER NOT NULL,
  same        INTEGER NOT NULL,
  refused     INTEGER NOT NULL
) STRICT;
CREATE INDEX inspection_import_file ON inspection_import (file_id);

-- The items one visit covers, and the officers who made it: the same sets come again and again, so each is kept once.
CREATE TABLE inspection_item_set (
  id  INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE                -- the texts as written, in their order, joined by U+001F
) STRICT;
CREATE TABLE inspection_item (
  set_id   INTEGER NOT NULL REFERENCES inspection_item_set (id),
  seq      INTEGER NOT NULL CHECK (seq > 0),
  code     TEXT NOT NULL,                 -- '' = not stated
  name     TEXT NOT NULL,
  item_key TEXT NOT NULL,                 -- as plan_visit.item_key
  PRIMARY KEY (set_id, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX inspection_item_key ON inspection_item (item_key);
CREATE TABLE inspection_officer_set (
  id  INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE inspection_officer (
  set_id      INTEGER NOT NULL REFERENCES inspection_officer_set (id),
  seq         INTEGER NOT NULL CHECK (seq > 0),
  certificate TEXT NOT NULL,              -- 执法证号; '' = not stated
  name        TEXT NOT NULL,
  PRIMARY KEY (set_id, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX inspection_officer_certificate ON inspection_officer (certificate);

CREATE TABLE inspection (
  id             INTEGER PRIMARY KEY,
  record_id      TEXT NOT NULL UNIQUE,    -- 记录唯一标识; made of code, agency, object and day where the export has none
  agency_id      INTEGER NOT NULL REFERENCES agency (id),
  code           TEXT NOT NULL,           -- 检查码编号; '' = no code
  plan_code      TEXT NOT NULL,           -- 计划编码; '' = none
  task           TEXT NOT NULL,           -- 任务名称
  origin         TEXT NOT NULL CHECK (origin IN ('planned', 'triggered', 'survey', 'unknown')),
  source         TEXT NOT NULL,           -- 任务来源、触发来源 as written
  outside        TEXT NOT NULL,           -- '' = counts; else the class of rules.md §4 that sets it apart
  on_site        INTEGER NOT NULL CHECK (on_site IN (0, 1)),
  follow_up      INTEGER NOT NULL CHECK (follow_up IN (0, 1)), -- a further visit of the same task under the same code
  enterprise_id  INTEGER REFERENCES enterprise (id),           -- NULL = not on file
  object_code    TEXT NOT NULL,           -- 统一社会信用代码; '' = not stated, or a citizen's number that is not kept
  object_name    TEXT NOT NULL,           -- '' for a citizen unless asked for
  premises_id    INTEGER NOT NULL,        -- 0 = not on file or not stated
  place          TEXT NOT NULL,           -- 检查地点
  item_set_id    INTEGER NOT NULL REFERENCES inspection_item_set (id),
  officer_set_id INTEGER NOT NULL REFERENCES inspection_officer_set (id),
  applied_day    INTEGER,                 -- 申请(赋码)时间
  applied_minute INTEGER,
  checked_day    INTEGER NOT NULL,        -- 检查时间
  checked_minute INTEGER,                 -- NULL = only the day is stated
  ended_day      INTEGER,
  ended_minute   INTEGER,
  entered_day    INTEGER,                 -- 结果录入(报送)时间
  entered_minute INTEGER,
  result         TEXT NOT NULL CHECK (result IN ('found', 'none', 'not-involved', '')), -- '' = no result yet
  measure        TEXT NOT NULL,           -- 处理措施 as written
  joint          INTEGER NOT NULL CHECK (joint IN (0, 1)),
  joint_with     TEXT NOT NULL,           -- 联合部门 as written
  advised        INTEGER NOT NULL CHECK (advised IN (0, 1)),   -- the system recommended to join
  not_joined     TEXT NOT NULL,           -- 未加入理由
  late_code      INTEGER NOT NULL CHECK (late_code IN (0, 1)), -- 补码
  late_reason    TEXT NOT NULL,
  rating         INTEGER,                 -- 评价, 1 (worst) to 5
  cancelled      INTEGER NOT NULL CHECK (cancelled IN (0, 1)),
  import_id      INTEGER NOT NULL REFERENCES inspection_import (id),
  row            INTEGER NOT NULL         -- row of the file the record stands in
) STRICT;
CREATE INDEX inspection_day ON inspection (checked_day, agency_id);
CREATE INDEX inspection_object ON inspection (enterprise_id, checked_day);
CREATE INDEX inspection_code ON inspection (code);
CREATE INDEX inspection_plan ON inspection (plan_code, checked_day);
CREATE INDEX inspection_officers ON inspection (officer_set_id, checked_day);

-- What a record said before an import changed it. Append-only.
CREATE TABLE inspection_version (
  inspection_id INTEGER NOT NULL REFERENCES inspection (id),
  import_id     INTEGER NOT NULL REFERENCES inspection_import (id), -- the import that changed it
  before        TEXT NOT NULL CHECK (json_valid(before)),
  PRIMARY KEY (inspection_id, import_id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER inspection_version_no_update BEFORE UPDATE ON inspection_version BEGIN SELECT RAISE(ABORT, 'earlier forms of a record are append-only'); END;
CREATE TRIGGER inspection_version_no_delete BEFORE DELETE ON inspection_version BEGIN SELECT RAISE(ABORT, 'earlier forms of a record are append-only'); END;
