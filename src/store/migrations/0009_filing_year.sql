-- 备案年度: more can happen to a plan. approved and onward-filed are steps of the filing chain before and after
-- ours, informed is a 函告. A CHECK cannot be changed in place, so the table is made anew with what it holds.
DROP VIEW live_plan;
DROP VIEW standing_plan;

CREATE TABLE plan_event_next (
  id      INTEGER PRIMARY KEY,
  plan_id INTEGER NOT NULL REFERENCES plan (id),
  kind    TEXT NOT NULL CHECK (kind IN (
    'received', 'returned', 'approved', 'superior-filed', 'filed', 'onward-filed', 'informed', 'published', 'withdrawn')),
  on_date TEXT NOT NULL,
  ref     TEXT NOT NULL,                  -- 计划编码, 备案文号, 公布网址, 函告文号
  note    TEXT NOT NULL
) STRICT;
INSERT INTO plan_event_next (id, plan_id, kind, on_date, ref, note)
  SELECT id, plan_id, kind, on_date, ref, note FROM plan_event;
DROP TABLE plan_event;
ALTER TABLE plan_event_next RENAME TO plan_event;
CREATE INDEX plan_event_plan ON plan_event (plan_id);
CREATE UNIQUE INDEX plan_code ON plan_event (ref) WHERE kind = 'filed';
CREATE TRIGGER plan_event_no_update BEFORE UPDATE ON plan_event BEGIN SELECT RAISE(ABORT, 'plan events are append-only'); END;
CREATE TRIGGER plan_event_no_delete BEFORE DELETE ON plan_event BEGIN SELECT RAISE(ABORT, 'plan events are append-only'); END;

-- The plans that count: as before.
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
