-- 未办理即撤回: a version that was withdrawn before anything was done about it was sent by mistake and stands in
-- nobody's way; the version before it counts again.
DROP VIEW live_plan;
CREATE VIEW sent_plan AS
SELECT p.* FROM plan p
WHERE NOT EXISTS (SELECT 1 FROM plan_event e WHERE e.plan_id = p.id AND e.kind = 'withdrawn')
  OR EXISTS (SELECT 1 FROM plan_event e WHERE e.plan_id = p.id AND e.kind NOT IN ('received', 'withdrawn'));
CREATE VIEW live_plan AS
SELECT p.id, p.series_id, p.version, p.file, p.received_on, s.agency_id, s.agency, s.year, s.kind, s.period,
       coalesce(a.sector, '') AS sector
FROM standing_plan p
JOIN plan_series s ON s.id = p.series_id
LEFT JOIN agency a ON a.id = s.agency_id
WHERE NOT EXISTS (SELECT 1 FROM standing_plan q WHERE q.series_id = p.series_id AND q.version > p.version)
  AND (EXISTS (SELECT 1 FROM plan_event e WHERE e.plan_id = p.id AND e.kind = 'filed')
    OR NOT EXISTS (SELECT 1 FROM sent_plan q WHERE q.series_id = p.series_id AND q.version > p.version));
