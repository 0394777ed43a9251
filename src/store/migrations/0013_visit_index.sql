-- 统筹比对 by object: whose visits a finding of the comparison is about (NULL = of no single object), and what the
-- comparison last went by, so that the next one looks again only at what has changed since.
ALTER TABLE plan_finding ADD COLUMN enterprise_id INTEGER REFERENCES enterprise (id);
CREATE INDEX plan_finding_object ON plan_finding (enterprise_id) WHERE enterprise_id IS NOT NULL;

-- The visits to one object lie together, so that a comparison reads them in one go; which objects a plan visits is
-- read from the index alone.
CREATE TABLE visit_by_object (
  enterprise_id INTEGER NOT NULL REFERENCES enterprise (id),
  plan_id       INTEGER NOT NULL REFERENCES plan (id),
  line_id       INTEGER NOT NULL REFERENCES plan_line (id),
  start_day     INTEGER NOT NULL,
  end_day       INTEGER NOT NULL,
  premises_id   INTEGER NOT NULL,         -- 0 = not stated
  item_key      TEXT NOT NULL,
  task_key      TEXT NOT NULL,            -- 任务名称: lines of one task are one visit
  times         INTEGER NOT NULL CHECK (times >= 0), -- 0 = a window beyond the times a year that are stated
  on_site       INTEGER NOT NULL CHECK (on_site IN (0, 1)),
  joint         INTEGER NOT NULL CHECK (joint IN (0, 1)),
  random        INTEGER NOT NULL CHECK (random IN (0, 1)),
  PRIMARY KEY (enterprise_id, plan_id, line_id, start_day, end_day, premises_id)
) STRICT, WITHOUT ROWID;
INSERT OR IGNORE INTO visit_by_object
  SELECT enterprise_id, plan_id, line_id, start_day, end_day, premises_id, item_key, task_key, times, on_site, joint, random
  FROM plan_visit ORDER BY enterprise_id, plan_id, line_id, start_day, end_day, premises_id, id;
DROP TABLE plan_visit;
ALTER TABLE visit_by_object RENAME TO plan_visit;
CREATE INDEX plan_visit_plan ON plan_visit (plan_id);

CREATE TABLE plan_comparison (
  year         INTEGER PRIMARY KEY,
  pack_version TEXT NOT NULL,
  registry_seq INTEGER NOT NULL           -- 留痕 of the newest change of the registry
) STRICT;

CREATE TABLE plan_compared (
  plan_id   INTEGER PRIMARY KEY REFERENCES plan (id),
  year      INTEGER NOT NULL,
  agency_id INTEGER,
  facts     TEXT NOT NULL                 -- all else of the plan that the comparison goes by
) STRICT;
CREATE INDEX plan_compared_year ON plan_compared (year);
