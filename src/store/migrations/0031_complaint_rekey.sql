-- 更换密钥: what is under the key may be sealed anew with another key; nothing else of a complaint ever changes.
DROP TRIGGER complaint_no_update;
CREATE TRIGGER complaint_no_update BEFORE UPDATE ON complaint
  WHEN NOT (NEW.key_id <> OLD.key_id AND NEW.key_id <> '' AND OLD.key_id <> ''
    AND NEW.id = OLD.id AND NEW.identity = OLD.identity AND NEW.agency_code = OLD.agency_code
    AND NEW.agency_name = OLD.agency_name AND NEW.channel_kind = OLD.channel_kind AND NEW.channel_id = OLD.channel_id
    AND NEW.channel_text = OLD.channel_text AND NEW.subject = OLD.subject AND NEW.received_on = OLD.received_on
    AND NEW.origin = OLD.origin AND NEW.recorded_at = OLD.recorded_at AND NEW.recorded_by = OLD.recorded_by)
  BEGIN SELECT RAISE(ABORT, 'complaints are append-only'); END;
