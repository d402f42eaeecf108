-- Rows that travel from activity to activity and from stage to stage, the states that were frozen under a name, and homework.

ALTER TABLE activities ADD COLUMN "brought_from" TEXT NOT NULL DEFAULT '';
CREATE TABLE lineages ("id" TEXT NOT NULL, "workshop_id" TEXT NOT NULL, "revision" INTEGER NOT NULL, "entry_id" TEXT NOT NULL,
  "activity_id" TEXT NOT NULL, "sheet_id" TEXT NOT NULL, "carrying_id" TEXT NOT NULL, "source_kind" TEXT NOT NULL, "source_id" TEXT
  NOT NULL, "source_workshop" TEXT NOT NULL, "source_title" TEXT NOT NULL, "seen" TEXT NOT NULL, "entry_revision" INTEGER NOT NULL,
  "mark" TEXT NOT NULL, "marked_by" TEXT NOT NULL, "marked_at" TEXT, "withdrawn" INTEGER NOT NULL,
  PRIMARY KEY (workshop_id, id)) STRICT;
CREATE TABLE carryings ("id" TEXT NOT NULL, "workshop_id" TEXT NOT NULL, "revision" INTEGER NOT NULL, "activity_id" TEXT NOT NULL,
  "titles" TEXT NOT NULL, "rows" INTEGER NOT NULL, "by" TEXT NOT NULL, "at" TEXT NOT NULL, "source_workshop" TEXT NOT NULL,
  "undone" INTEGER NOT NULL, PRIMARY KEY (workshop_id, id)) STRICT;
CREATE TABLE snapshots ("id" TEXT NOT NULL, "workshop_id" TEXT NOT NULL, "revision" INTEGER NOT NULL, "title" TEXT NOT NULL, "kind"
  TEXT NOT NULL, "rows" INTEGER NOT NULL, "digest" TEXT NOT NULL, "by" TEXT NOT NULL, "at" TEXT NOT NULL, "source_workshop" TEXT NOT
  NULL, "removed" INTEGER NOT NULL, PRIMARY KEY (workshop_id, id)) STRICT;
CREATE TABLE snapshot_rows ("id" TEXT NOT NULL, "workshop_id" TEXT NOT NULL, "revision" INTEGER NOT NULL, "snapshot_id" TEXT NOT NULL,
  "row_id" TEXT NOT NULL, "worksheet" TEXT NOT NULL, "title" TEXT NOT NULL, "unit_title" TEXT NOT NULL, "theme" TEXT NOT NULL,
  "values" TEXT NOT NULL, "mark" TEXT NOT NULL, "position" INTEGER NOT NULL, PRIMARY KEY (workshop_id, id)) STRICT;
CREATE TABLE homeworks ("id" TEXT NOT NULL, "workshop_id" TEXT NOT NULL, "revision" INTEGER NOT NULL, "title" TEXT NOT NULL, "due" TEXT
  NOT NULL, "kind" TEXT NOT NULL, "activity_id" TEXT, "note" TEXT NOT NULL, "by" TEXT NOT NULL, "at" TEXT NOT NULL, "withdrawn" INTEGER
  NOT NULL, PRIMARY KEY (workshop_id, id)) STRICT;
CREATE INDEX lineages_activity ON lineages (workshop_id, activity_id);
CREATE INDEX lineages_carrying ON lineages (workshop_id, carrying_id);
CREATE INDEX snapshot_rows_snapshot ON snapshot_rows (workshop_id, snapshot_id);
