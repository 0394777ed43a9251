-- 联合检查的参加单位: ids of the agencies that a joint visit names, as a JSON list; NULL where it is none, or does not say
-- who they all are. Visits written before name nobody until their plan is checked again (zfjd plan check).
ALTER TABLE plan_visit ADD COLUMN partners TEXT;
