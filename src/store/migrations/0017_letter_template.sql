-- 文书模板: the bureau's own form of a kind of letter. The newest row of a kind holds; none, or one without a file,
-- means the form that comes with the program.
CREATE TABLE letter_template (
  id          INTEGER PRIMARY KEY,
  kind        TEXT NOT NULL,               -- see src/supervision/letter-kinds.ts
  file_id     INTEGER REFERENCES kept_file (id),
  recorded_at TEXT NOT NULL,
  recorded_by TEXT NOT NULL
) STRICT;
CREATE INDEX letter_template_kind ON letter_template (kind, id);
CREATE TRIGGER letter_template_no_update BEFORE UPDATE ON letter_template BEGIN SELECT RAISE(ABORT, 'letter templates are append-only'); END;
CREATE TRIGGER letter_template_no_delete BEFORE DELETE ON letter_template BEGIN SELECT RAISE(ABORT, 'letter templates are append-only'); END;
