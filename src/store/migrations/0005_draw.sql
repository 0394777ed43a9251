-- 季度抽查: one draw a quarter, in the order 承诺 → 种子 → 抽取. Each act is a row that is never changed and exists once.
CREATE TABLE draw (
  quarter      TEXT NOT NULL PRIMARY KEY CHECK (quarter GLOB '[0-9][0-9][0-9][0-9]Q[1-4]'),
  cycle_start  TEXT NOT NULL CHECK (cycle_start GLOB '[0-9][0-9][0-9][0-9]Q[1-4]' AND cycle_start <= quarter),
  commitment   TEXT NOT NULL CHECK (length(commitment) = 64),
  pack_version TEXT NOT NULL,
  committed_on TEXT NOT NULL,             -- business date
  committed_at TEXT NOT NULL,             -- wall clock
  committed_by TEXT NOT NULL
) STRICT;
CREATE TRIGGER draw_no_update BEFORE UPDATE ON draw BEGIN SELECT RAISE(ABORT, 'draws are append-only'); END;
CREATE TRIGGER draw_no_delete BEFORE DELETE ON draw BEGIN SELECT RAISE(ABORT, 'draws are append-only'); END;

-- 启用前已抽: drawn in this cycle before the program was used; declared with the first draw.
CREATE TABLE draw_prior (
  quarter TEXT NOT NULL REFERENCES draw (quarter),
  code    TEXT NOT NULL,
  PRIMARY KEY (quarter, code)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER draw_prior_no_update BEFORE UPDATE ON draw_prior BEGIN SELECT RAISE(ABORT, 'draws are append-only'); END;
CREATE TRIGGER draw_prior_no_delete BEFORE DELETE ON draw_prior BEGIN SELECT RAISE(ABORT, 'draws are append-only'); END;

CREATE TABLE draw_seed (
  quarter           TEXT NOT NULL PRIMARY KEY REFERENCES draw (quarter),
  line              TEXT NOT NULL CHECK (line GLOB 'CC1|' || quarter || '|*'),
  published_on      TEXT,                 -- when the commitment was published
  published_at      TEXT NOT NULL,        -- and where
  witnesses         TEXT NOT NULL,        -- 见证人, 、 between
  extra_dice_reason TEXT NOT NULL,        -- why dice were added that had not been promised
  recorded_on       TEXT NOT NULL,
  recorded_at       TEXT NOT NULL,
  recorded_by       TEXT NOT NULL
) STRICT;
CREATE TRIGGER draw_seed_no_update BEFORE UPDATE ON draw_seed BEGIN SELECT RAISE(ABORT, 'seeds are never changed'); END;
CREATE TRIGGER draw_seed_no_delete BEFORE DELETE ON draw_seed BEGIN SELECT RAISE(ABORT, 'seeds are never changed'); END;

CREATE TABLE draw_result (
  quarter      TEXT NOT NULL PRIMARY KEY REFERENCES draw_seed (quarter),
  final_digest TEXT NOT NULL CHECK (length(final_digest) = 64),  -- of SHA256SUMS
  drawn_on     TEXT NOT NULL,
  drawn_at     TEXT NOT NULL,
  drawn_by     TEXT NOT NULL
) STRICT;
CREATE TRIGGER draw_result_no_update BEFORE UPDATE ON draw_result BEGIN SELECT RAISE(ABORT, 'there is no redraw'); END;
CREATE TRIGGER draw_result_no_delete BEFORE DELETE ON draw_result BEGIN SELECT RAISE(ABORT, 'there is no redraw'); END;

-- 票号 of all agencies, drawn or not.
CREATE TABLE draw_ticket (
  quarter  TEXT NOT NULL REFERENCES draw_result (quarter),
  part     TEXT NOT NULL CHECK (part IN ('A', 'B')),
  stratum  TEXT NOT NULL,
  code     TEXT NOT NULL,
  ticket   TEXT NOT NULL CHECK (length(ticket) = 64),
  rank     INTEGER NOT NULL CHECK (rank >= 1),  -- within part and stratum
  selected INTEGER NOT NULL CHECK (selected IN (0, 1)),
  PRIMARY KEY (quarter, part, code)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX draw_ticket_selected ON draw_ticket (quarter, code) WHERE selected = 1;
CREATE TRIGGER draw_ticket_no_update BEFORE UPDATE ON draw_ticket BEGIN SELECT RAISE(ABORT, 'there is no redraw'); END;
CREATE TRIGGER draw_ticket_no_delete BEFORE DELETE ON draw_ticket BEGIN SELECT RAISE(ABORT, 'there is no redraw'); END;

CREATE TABLE draw_pair (
  quarter   TEXT NOT NULL REFERENCES draw_result (quarter),
  unit      TEXT NOT NULL,
  inspector TEXT NOT NULL,
  ticket    TEXT NOT NULL CHECK (length(ticket) = 64),
  cap       INTEGER NOT NULL CHECK (cap >= 1),
  PRIMARY KEY (quarter, unit, inspector)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER draw_pair_no_update BEFORE UPDATE ON draw_pair BEGIN SELECT RAISE(ABORT, 'there is no redraw'); END;
CREATE TRIGGER draw_pair_no_delete BEFORE DELETE ON draw_pair BEGIN SELECT RAISE(ABORT, 'there is no redraw'); END;

-- 抽查记录: the files as published, byte for byte.
CREATE TABLE draw_file (
  quarter TEXT NOT NULL REFERENCES draw (quarter),
  name    TEXT NOT NULL,
  file_id INTEGER NOT NULL REFERENCES kept_file (id),
  PRIMARY KEY (quarter, name)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER draw_file_no_update BEFORE UPDATE ON draw_file BEGIN SELECT RAISE(ABORT, 'published files are never changed'); END;
CREATE TRIGGER draw_file_no_delete BEFORE DELETE ON draw_file BEGIN SELECT RAISE(ABORT, 'published files are never changed'); END;
