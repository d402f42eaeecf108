-- The rules a grouping divides by, who chairs a group and speaks for it, and each act of placing, so that it can be
-- taken back; and what a hall that moves is asked for a thousand times over.

ALTER TABLE groupings ADD COLUMN "rules" TEXT NOT NULL DEFAULT '{}';
ALTER TABLE groups ADD COLUMN "chair_seat_id" TEXT;
ALTER TABLE groups ADD COLUMN "speaker_seat_id" TEXT;
CREATE TABLE seatings ("id" TEXT NOT NULL, "workshop_id" TEXT NOT NULL, "revision" INTEGER NOT NULL, "grouping_id" TEXT NOT
  NULL, "kind" TEXT NOT NULL, "by" TEXT NOT NULL, "at" TEXT NOT NULL, "people" INTEGER NOT NULL, "line" INTEGER NOT NULL,
  "seed" INTEGER NOT NULL, "undone" INTEGER NOT NULL, PRIMARY KEY (workshop_id, id)) STRICT;
CREATE INDEX seatings_grouping ON seatings (workshop_id, grouping_id);
CREATE INDEX memberships_grouping ON memberships (workshop_id, grouping_id);
CREATE INDEX persons_merged ON persons (workshop_id, merged_into) WHERE merged_into IS NOT NULL;
