-- 监督案件: one clue about one agency, from its discovery to the end. Where it stands is computed from its facts.
CREATE TABLE case_file (
  number        TEXT PRIMARY KEY,          -- 2026-0001
  year          INTEGER NOT NULL,
  seq           INTEGER NOT NULL CHECK (seq > 0),
  agency_code   TEXT NOT NULL,
  agency_name   TEXT NOT NULL,             -- as it was called that day
  source_kind   TEXT NOT NULL,             -- where the clue came from, and its id there ('' = none)
  source_id     TEXT NOT NULL,
  source_text   TEXT NOT NULL,             -- 监督来源 as letters print it
  category      TEXT NOT NULL,
  problem       TEXT NOT NULL CHECK (problem <> ''),
  discovered_on TEXT NOT NULL,
  opened_on     TEXT NOT NULL,
  UNIQUE (year, seq)
) STRICT;
CREATE UNIQUE INDEX case_file_source ON case_file (source_kind, source_id, agency_code, problem) WHERE source_id <> '';
CREATE INDEX case_file_agency ON case_file (agency_code);
CREATE TRIGGER case_file_no_update BEFORE UPDATE ON case_file BEGIN SELECT RAISE(ABORT, 'case files are append-only'); END;
CREATE TRIGGER case_file_no_delete BEFORE DELETE ON case_file BEGIN SELECT RAISE(ABORT, 'case files are append-only'); END;

-- 案件事实: what happened on which day, by what evidence. The only ground for where a case stands.
CREATE TABLE case_fact (
  case_number   TEXT NOT NULL REFERENCES case_file (number),
  seq           INTEGER NOT NULL CHECK (seq > 0),
  act           TEXT NOT NULL,             -- see src/supervision/flow.ts
  on_date       TEXT NOT NULL,             -- day of the event
  text          TEXT NOT NULL,
  proof         TEXT NOT NULL,             -- evidence in words, '' = none
  proof_file_id INTEGER REFERENCES kept_file (id),
  details       TEXT NOT NULL CHECK (json_valid(details)),
  recorded_at   TEXT NOT NULL,
  recorded_by   TEXT NOT NULL,
  PRIMARY KEY (case_number, seq)
) STRICT;
CREATE TRIGGER case_fact_no_update BEFORE UPDATE ON case_fact BEGIN SELECT RAISE(ABORT, 'case facts are append-only'); END;
CREATE TRIGGER case_fact_no_delete BEFORE DELETE ON case_fact BEGIN SELECT RAISE(ABORT, 'case facts are append-only'); END;

-- 制发文书: numbered within series (机关代字 and 文种代字) and calendar year, without gaps.
CREATE TABLE case_document (
  number      TEXT PRIMARY KEY,            -- 金司执监建〔2026〕1号
  series      TEXT NOT NULL,
  year        INTEGER NOT NULL,
  seq         INTEGER NOT NULL CHECK (seq > 0),
  kind        TEXT NOT NULL,               -- 'suggestion', 'urge', 'opinion', 'request'
  name        TEXT NOT NULL,               -- 文种
  title       TEXT NOT NULL,
  addressee   TEXT NOT NULL,
  signer      TEXT NOT NULL,               -- 签发人
  issued_on   TEXT NOT NULL,               -- 成文日期
  case_number TEXT NOT NULL,
  fact_seq    INTEGER NOT NULL,
  file_id     INTEGER NOT NULL REFERENCES kept_file (id),
  UNIQUE (series, year, seq),
  FOREIGN KEY (case_number, fact_seq) REFERENCES case_fact (case_number, seq)
) STRICT;
CREATE INDEX case_document_case ON case_document (case_number);
CREATE TRIGGER case_document_no_update BEFORE UPDATE ON case_document BEGIN SELECT RAISE(ABORT, 'issued documents are never changed'); END;
CREATE TRIGGER case_document_no_delete BEFORE DELETE ON case_document BEGIN SELECT RAISE(ABORT, 'issued documents are never changed'); END;
