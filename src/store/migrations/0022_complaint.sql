-- 投诉台账: what agencies do about complaints (S0 二(三)6). Who complained stands in `sealed` only, as cipher text.
CREATE TABLE complaint (
  id           INTEGER PRIMARY KEY,
  identity     TEXT NOT NULL UNIQUE CHECK (length(identity) = 64),   -- digest without anything personal
  agency_code  TEXT NOT NULL,
  agency_name  TEXT NOT NULL,             -- as it was called that day
  channel_kind TEXT NOT NULL,             -- code of the source in the pack
  channel_id   TEXT NOT NULL,             -- number of the slip there, '' = none
  channel_text TEXT NOT NULL,
  subject      TEXT NOT NULL CHECK (subject <> ''),                  -- 诉求内容, personal data blotted out
  received_on  TEXT NOT NULL,
  sealed       BLOB,                      -- nonce, tag, AES-256-GCM cipher text of the person and the full wording
  key_id       TEXT NOT NULL,             -- which key, '' = nothing sealed
  origin       TEXT NOT NULL,
  recorded_at  TEXT NOT NULL,
  recorded_by  TEXT NOT NULL,
  CHECK ((sealed IS NULL) = (key_id = ''))
) STRICT;
CREATE INDEX complaint_agency ON complaint (agency_code);
CREATE TRIGGER complaint_no_update BEFORE UPDATE ON complaint BEGIN SELECT RAISE(ABORT, 'complaints are append-only'); END;
CREATE TRIGGER complaint_no_delete BEFORE DELETE ON complaint BEGIN SELECT RAISE(ABORT, 'complaints are append-only'); END;

-- 办理情况 as the agency's own ledger tells it, in order.
CREATE TABLE complaint_fact (
  complaint_id INTEGER NOT NULL REFERENCES complaint (id),
  seq          INTEGER NOT NULL CHECK (seq > 0),
  act          TEXT NOT NULL CHECK (act IN ('term', 'progress', 'result', 'clue')),
  on_date      TEXT NOT NULL,
  result       TEXT NOT NULL,             -- of the handling, '' otherwise
  text         TEXT NOT NULL,
  clue_id      INTEGER REFERENCES clue (id),
  recorded_at  TEXT NOT NULL,
  recorded_by  TEXT NOT NULL,
  PRIMARY KEY (complaint_id, seq),
  CHECK ((act = 'clue') = (clue_id IS NOT NULL)),
  CHECK ((act = 'result') = (result <> ''))
) STRICT;
CREATE TRIGGER complaint_fact_no_update BEFORE UPDATE ON complaint_fact BEGIN SELECT RAISE(ABORT, 'complaint facts are append-only'); END;
CREATE TRIGGER complaint_fact_no_delete BEFORE DELETE ON complaint_fact BEGIN SELECT RAISE(ABORT, 'complaint facts are append-only'); END;
