-- 检查计划. A series is what one agency plans for one period; each file it sends for it is a version.
CREATE TABLE plan_series (
  id         INTEGER PRIMARY KEY,
  agency_key TEXT NOT NULL,               -- code of the agency, or its name as written where it is not registered
  agency_id  INTEGER REFERENCES agency (id),
  agency     TEXT NOT NULL,               -- name for people
  year       INTEGER NOT NULL,
  kind       TEXT NOT NULL CHECK (kind IN ('annual', 'monthly', 'special')),
  period     TEXT NOT NULL,               -- '' · month 01–12 · title of a special plan, compact
  UNIQUE (agency_key, year, kind, period)
) STRICT;

CREATE TABLE plan (
  id           INTEGER PRIMARY KEY,
  series_id    INTEGER NOT NULL REFERENCES plan_series (id),
  version      INTEGER NOT NULL CHECK (version >= 1),
  title        TEXT NOT NULL,
  file_id      INTEGER NOT NULL REFERENCES kept_file (id),
  file         TEXT NOT NULL,             -- its name as it came
  received_on  TEXT NOT NULL,
  tables       TEXT NOT NULL CHECK (json_valid(tables)),
  UNIQUE (series_id, version)
) STRICT;
CREATE INDEX plan_file ON plan (file_id);

-- What happened to a plan; its state follows from these facts.
CREATE TABLE plan_event (
  id      INTEGER PRIMARY KEY,
  plan_id INTEGER NOT NULL REFERENCES plan (id),
  kind    TEXT NOT NULL CHECK (kind IN ('received', 'returned', 'superior-filed', 'filed', 'published', 'withdrawn')),
  on_date TEXT NOT NULL,
  ref     TEXT NOT NULL,                  -- 计划编码, 备案文号, 公布网址
  note    TEXT NOT NULL
) STRICT;
CREATE INDEX plan_event_plan ON plan_event (plan_id);
CREATE UNIQUE INDEX plan_code ON plan_event (ref) WHERE kind = 'filed';
CREATE TRIGGER plan_event_no_update BEFORE UPDATE ON plan_event BEGIN SELECT RAISE(ABORT, 'plan events are append-only'); END;
CREATE TRIGGER plan_event_no_delete BEFORE DELETE ON plan_event BEGIN SELECT RAISE(ABORT, 'plan events are append-only'); END;

CREATE TABLE plan_line (
  id      INTEGER PRIMARY KEY,
  plan_id INTEGER NOT NULL REFERENCES plan (id),
  sheet   TEXT NOT NULL,
  row     INTEGER NOT NULL,
  cells   TEXT NOT NULL CHECK (json_valid(cells)),
  UNIQUE (plan_id, sheet, row)
) STRICT;

-- A line times the named objects times the windows it plans: what portfolio rules compare. Days since 1970-01-01.
CREATE TABLE plan_visit (
  id            INTEGER PRIMARY KEY,
  line_id       INTEGER NOT NULL REFERENCES plan_line (id),
  plan_id       INTEGER NOT NULL REFERENCES plan (id),
  enterprise_id INTEGER NOT NULL REFERENCES enterprise (id),
  premises_id   INTEGER NOT NULL,         -- 0 = not stated
  item_key      TEXT NOT NULL,
  task_key      TEXT NOT NULL,            -- 任务名称: lines of one task are one visit
  start_day     INTEGER NOT NULL,
  end_day       INTEGER NOT NULL,
  times         INTEGER NOT NULL CHECK (times >= 0), -- 0 = a window beyond the times a year that are stated
  on_site       INTEGER NOT NULL CHECK (on_site IN (0, 1)),
  joint         INTEGER NOT NULL CHECK (joint IN (0, 1)),
  random        INTEGER NOT NULL CHECK (random IN (0, 1))
) STRICT;
CREATE INDEX plan_visit_object ON plan_visit (enterprise_id, start_day, end_day, plan_id);
CREATE INDEX plan_visit_plan ON plan_visit (plan_id);

CREATE TABLE plan_finding (
  id             INTEGER PRIMARY KEY,
  plan_id        INTEGER NOT NULL REFERENCES plan (id),
  scope          TEXT NOT NULL CHECK (scope IN ('reading', 'own', 'portfolio')),
  code           TEXT NOT NULL,
  severity       TEXT NOT NULL CHECK (severity IN ('必改', '建议')),
  aspect         TEXT NOT NULL,
  sheet          TEXT,
  row            INTEGER,
  column         INTEGER,
  value          TEXT NOT NULL,
  message        TEXT NOT NULL,
  basis_document TEXT,
  basis_at       TEXT,
  next           TEXT NOT NULL,
  pack_version   TEXT NOT NULL
) STRICT;
CREATE INDEX plan_finding_plan ON plan_finding (plan_id);

-- The plans that count: neither returned nor withdrawn, and no newer version of the same series that stands;
-- one that is not filed gives way to any newer version.
CREATE VIEW standing_plan AS
SELECT p.* FROM plan p
WHERE NOT EXISTS (SELECT 1 FROM plan_event e WHERE e.plan_id = p.id AND e.kind IN ('returned', 'withdrawn'));
CREATE VIEW live_plan AS
SELECT p.id, p.series_id, p.version, p.file, p.received_on, s.agency_id, s.agency, s.year, s.kind, s.period,
       coalesce(a.sector, '') AS sector
FROM standing_plan p
JOIN plan_series s ON s.id = p.series_id
LEFT JOIN agency a ON a.id = s.agency_id
WHERE NOT EXISTS (SELECT 1 FROM standing_plan q WHERE q.series_id = p.series_id AND q.version > p.version)
  AND (EXISTS (SELECT 1 FROM plan_event e WHERE e.plan_id = p.id AND e.kind = 'filed')
    OR NOT EXISTS (SELECT 1 FROM plan q WHERE q.series_id = p.series_id AND q.version > p.version));
