-- What a record itself says of being a further visit stands apart from what is found out from the others under its
-- code: when the first of them is cancelled or corrected, the others are judged again.
ALTER TABLE inspection ADD COLUMN repeated INTEGER NOT NULL DEFAULT 0 CHECK (repeated IN (0, 1));
-- Until now both stood in one column: what no other visit explains was said by the record.
UPDATE inspection SET repeated = 1
WHERE follow_up = 1 AND NOT EXISTS (
  SELECT 1 FROM inspection first
  WHERE inspection.code <> '' AND first.code = inspection.code AND first.agency_id = inspection.agency_id
    AND first.object_code = inspection.object_code AND first.object_name = inspection.object_name AND first.cancelled = 0
    AND (first.checked_day, coalesce(first.checked_minute, 0), first.id)
      < (inspection.checked_day, coalesce(inspection.checked_minute, 0), inspection.id));
