-- Which items keep their time whatever the day does, and when the others are to be expected since it slid; whom is told what.

ALTER TABLE agenda_items ADD COLUMN "timing" TEXT NOT NULL DEFAULT '';
ALTER TABLE agenda_items ADD COLUMN "expected" TEXT NOT NULL DEFAULT '';

ALTER TABLE announcements ADD COLUMN "audience" TEXT NOT NULL DEFAULT '[]';
