-- Closing an activity asks every phone for its last text first; and of a row that several write on, which fields came late.

ALTER TABLE activities ADD COLUMN "closing_at" TEXT;
ALTER TABLE activities ADD COLUMN "closing_until" TEXT;
ALTER TABLE entries ADD COLUMN "late_fields" TEXT NOT NULL DEFAULT '[]';
