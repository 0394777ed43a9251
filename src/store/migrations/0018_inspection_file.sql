-- Which sheet of the file an import is of; the digest of the file as it came, which is not that of the kept one where
-- what it said of citizens was left out; and how many of its records were of citizens whose names were left out.
ALTER TABLE inspection_import ADD COLUMN sheet TEXT NOT NULL DEFAULT '';
ALTER TABLE inspection_import ADD COLUMN digest TEXT NOT NULL DEFAULT '';
ALTER TABLE inspection_import ADD COLUMN citizens INTEGER NOT NULL DEFAULT 0;
