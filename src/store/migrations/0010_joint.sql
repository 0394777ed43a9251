-- 联合检查、合并检查的建议. Who answered what is a fact; where a proposal stands is computed from these and today's plans.
CREATE TABLE joint_proposal (
  id            INTEGER PRIMARY KEY,
  year          INTEGER NOT NULL,
  kind          TEXT NOT NULL CHECK (kind IN ('joint', 'merge')),
  enterprise_id INTEGER NOT NULL REFERENCES enterprise (id),
  premises_id   INTEGER NOT NULL,           -- 0 = not stated
  window_from   TEXT NOT NULL,
  window_to     TEXT NOT NULL CHECK (window_to >= window_from),
  window_reason TEXT NOT NULL,              -- how the window was found
  proposed_on   TEXT NOT NULL,
  pack_version  TEXT NOT NULL
) STRICT;
CREATE INDEX joint_proposal_year ON joint_proposal (year, enterprise_id);
CREATE TRIGGER joint_proposal_no_update BEFORE UPDATE ON joint_proposal BEGIN SELECT RAISE(ABORT, 'proposals are append-only'); END;
CREATE TRIGGER joint_proposal_no_delete BEFORE DELETE ON joint_proposal BEGIN SELECT RAISE(ABORT, 'proposals are append-only'); END;

-- 参加单位, in the order in which they would lead.
CREATE TABLE joint_party (
  proposal_id INTEGER NOT NULL REFERENCES joint_proposal (id),
  agency_id   INTEGER NOT NULL REFERENCES agency (id),
  rank        INTEGER NOT NULL CHECK (rank >= 1),
  reason      TEXT NOT NULL,                -- why it would lead at this place
  PRIMARY KEY (proposal_id, agency_id)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER joint_party_no_update BEFORE UPDATE ON joint_party BEGIN SELECT RAISE(ABORT, 'proposals are append-only'); END;
CREATE TRIGGER joint_party_no_delete BEFORE DELETE ON joint_party BEGIN SELECT RAISE(ABORT, 'proposals are append-only'); END;

-- 合并进来的各项检查, as they stood that day; plans that come later are compared with item and window.
CREATE TABLE joint_task (
  proposal_id INTEGER NOT NULL REFERENCES joint_proposal (id),
  agency_id   INTEGER NOT NULL REFERENCES agency (id),
  line_id     INTEGER NOT NULL REFERENCES plan_line (id),
  plan_id     INTEGER NOT NULL REFERENCES plan (id),
  plan_kind   TEXT NOT NULL,
  item        TEXT NOT NULL,
  item_key    TEXT NOT NULL,
  task_key    TEXT NOT NULL,
  start_day   INTEGER NOT NULL,             -- days since 1970-01-01
  end_day     INTEGER NOT NULL,
  times       INTEGER NOT NULL,
  PRIMARY KEY (proposal_id, line_id, start_day, end_day)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER joint_task_no_update BEFORE UPDATE ON joint_task BEGIN SELECT RAISE(ABORT, 'proposals are append-only'); END;
CREATE TRIGGER joint_task_no_delete BEFORE DELETE ON joint_task BEGIN SELECT RAISE(ABORT, 'proposals are append-only'); END;

-- 另定牵头单位, over the order of the parties; the last one holds.
CREATE TABLE joint_lead (
  id          INTEGER PRIMARY KEY,
  proposal_id INTEGER NOT NULL REFERENCES joint_proposal (id),
  agency_id   INTEGER NOT NULL REFERENCES agency (id),
  on_date     TEXT NOT NULL
) STRICT;
CREATE INDEX joint_lead_proposal ON joint_lead (proposal_id);
CREATE TRIGGER joint_lead_no_update BEFORE UPDATE ON joint_lead BEGIN SELECT RAISE(ABORT, 'leads are append-only'); END;
CREATE TRIGGER joint_lead_no_delete BEFORE DELETE ON joint_lead BEGIN SELECT RAISE(ABORT, 'leads are append-only'); END;

-- 答复: the last one of an agency holds.
CREATE TABLE joint_answer (
  id          INTEGER PRIMARY KEY,
  proposal_id INTEGER NOT NULL REFERENCES joint_proposal (id),
  agency_id   INTEGER NOT NULL REFERENCES agency (id),
  answer      TEXT NOT NULL CHECK (answer IN ('accept', 'decline')),
  on_date     TEXT NOT NULL,
  reason      TEXT NOT NULL,
  CHECK (answer = 'accept' OR reason <> '')
) STRICT;
CREATE INDEX joint_answer_proposal ON joint_answer (proposal_id);
CREATE TRIGGER joint_answer_no_update BEFORE UPDATE ON joint_answer BEGIN SELECT RAISE(ABORT, 'answers are append-only'); END;
CREATE TRIGGER joint_answer_no_delete BEFORE DELETE ON joint_answer BEGIN SELECT RAISE(ABORT, 'answers are append-only'); END;
