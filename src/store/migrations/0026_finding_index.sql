-- 统筹比对 takes back what one plan was told about one object, and what it was told about none: by one index.
DROP INDEX plan_finding_object;
DROP INDEX plan_finding_plan;
CREATE INDEX plan_finding_plan ON plan_finding (plan_id, enterprise_id);
