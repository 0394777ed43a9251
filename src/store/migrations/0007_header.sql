-- 表头写法: headers as departments write them, beside the words shipped in data/headers.yaml.
CREATE TABLE header_word (
  section     TEXT NOT NULL CHECK (section IN ('plan', 'agency', 'item', 'enterprise', 'officer')),
  wording     TEXT NOT NULL,              -- as typed
  form        TEXT NOT NULL,              -- as compared: one width, no blanks, no brackets
  key         TEXT NOT NULL,              -- canonical column
  agency_code TEXT,                       -- NULL = everywhere
  added_on    TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX header_word_form ON header_word (section, form, coalesce(agency_code, ''));
