-- A day of the workshop is closed, with whoever was excused by name; and phones are known apart, so that what one of two
-- phones of a person still holds is not hidden by the other.

CREATE TABLE day_closings ("id" TEXT NOT NULL, "workshop_id" TEXT NOT NULL, "revision" INTEGER NOT NULL, "day" INTEGER
  NOT NULL, "state" TEXT NOT NULL, "times" INTEGER NOT NULL, "closed_at" TEXT NOT NULL, "closed_by" TEXT NOT NULL,
  "left_open" INTEGER NOT NULL, "reopened_at" TEXT, "reopened_by" TEXT, PRIMARY KEY (workshop_id, id)) STRICT;
CREATE TABLE waivers ("id" TEXT NOT NULL, "workshop_id" TEXT NOT NULL, "revision" INTEGER NOT NULL, "closing_id" TEXT NOT
  NULL, "closed_for" INTEGER NOT NULL, "person_id" TEXT NOT NULL, "rows" INTEGER NOT NULL, "heard_at" TEXT NOT NULL,
  "reason" TEXT NOT NULL, "by" TEXT NOT NULL, "at" TEXT NOT NULL, "arrived_at" TEXT, "arrived" INTEGER, PRIMARY KEY
  (workshop_id, id)) STRICT;
CREATE INDEX waivers_standing ON waivers (workshop_id) WHERE arrived_at IS NULL;
CREATE TABLE heard_by_phone (workshop_id TEXT NOT NULL, person_id TEXT NOT NULL, phone TEXT NOT NULL, unsent INTEGER NOT
  NULL, address TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (workshop_id, person_id, phone)) STRICT;
INSERT INTO heard_by_phone SELECT workshop_id, person_id, '', unsent, address, at FROM last_heard;
DROP TABLE last_heard;
ALTER TABLE heard_by_phone RENAME TO last_heard;
