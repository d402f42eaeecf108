-- What a workshop says of personal data and how long it keeps them; who asked to be erased and who was; and the ids of the
-- erased, which are applied again to whatever older copy is put in place (ND1).

ALTER TABLE workshops ADD COLUMN "purpose" TEXT NOT NULL DEFAULT '';
ALTER TABLE workshops ADD COLUMN "contact" TEXT NOT NULL DEFAULT '';
ALTER TABLE workshops ADD COLUMN "retention" TEXT NOT NULL DEFAULT '{}';
ALTER TABLE persons ADD COLUMN "erasure_asked_at" TEXT;
ALTER TABLE persons ADD COLUMN "erased_at" TEXT;
CREATE TABLE erased (workshop_id TEXT NOT NULL, person_id TEXT NOT NULL, shown TEXT NOT NULL, mentions TEXT NOT NULL, at TEXT NOT
  NULL, PRIMARY KEY (workshop_id, person_id)) STRICT;
CREATE INDEX changes_of_people ON changes (workshop_id, object_id) WHERE type IN ('person', 'credential', 'attendance_mark');
