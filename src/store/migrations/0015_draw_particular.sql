-- 抽查记录要写明的其他事项: what the printed record says and no hash covers. Append-only.
CREATE TABLE draw_particular (
  quarter TEXT NOT NULL REFERENCES draw (quarter),
  round   INTEGER NOT NULL CHECK (round >= 0),   -- 0 = the first stage
  kind    TEXT NOT NULL CHECK (kind IN ('exclusion', 'roller', 'late')), -- 回避原因类别, 掷骰人, 公布迟于规定的原因
  subject TEXT NOT NULL,                         -- 'unit=inspector' of an exclusion; else ''
  text    TEXT NOT NULL CHECK (text <> ''),
  PRIMARY KEY (quarter, round, kind, subject)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER draw_particular_no_update BEFORE UPDATE ON draw_particular BEGIN SELECT RAISE(ABORT, 'draws are append-only'); END;
CREATE TRIGGER draw_particular_no_delete BEFORE DELETE ON draw_particular BEGIN SELECT RAISE(ABORT, 'draws are append-only'); END;
