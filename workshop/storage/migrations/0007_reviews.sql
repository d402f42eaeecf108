-- What an assessor says of a row: in which order, of what kind, and what the row held then; and rows that were returned are
-- corrected also after closing.

ALTER TABLE entries ADD COLUMN "reopened" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE reviews ADD COLUMN "activity_id" TEXT NOT NULL DEFAULT '';
ALTER TABLE reviews ADD COLUMN "sheet_id" TEXT NOT NULL DEFAULT '';
ALTER TABLE reviews ADD COLUMN "number" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE reviews ADD COLUMN "kind" TEXT NOT NULL DEFAULT '';
ALTER TABLE reviews ADD COLUMN "theme" TEXT NOT NULL DEFAULT '';
ALTER TABLE reviews ADD COLUMN "seen" TEXT NOT NULL DEFAULT '{}';
CREATE UNIQUE INDEX reviews_target ON reviews (workshop_id, target_id, number);
CREATE INDEX reviews_sheet ON reviews (workshop_id, sheet_id);
