-- 左右并排的表: a row may hold lines of several tables. A table's UNIQUE cannot be changed in place, so it is made anew
-- with what it holds; visits and 联合建议 refer to its lines throughout, by the same numbers.
CREATE TEMP TABLE plan_line_before AS SELECT id, plan_id, sheet, row, cells FROM plan_line;
DROP TABLE plan_line;
CREATE TABLE plan_line (
  id      INTEGER PRIMARY KEY,
  plan_id INTEGER NOT NULL REFERENCES plan (id),
  sheet   TEXT NOT NULL,
  row     INTEGER NOT NULL,
  side    INTEGER NOT NULL DEFAULT 0 CHECK (side >= 0), -- column where its table begins, beside another one; else 0
  cells   TEXT NOT NULL CHECK (json_valid(cells)),
  UNIQUE (plan_id, sheet, row, side)
) STRICT;
INSERT INTO plan_line (id, plan_id, sheet, row, side, cells)
  SELECT id, plan_id, sheet, row, 0, cells FROM plan_line_before ORDER BY id;
DROP TABLE plan_line_before;
