-- Documents on the table and the rows that refer to them (nothing has written attachments before), and uploads on their way, which
-- are never journalled.

DROP TABLE attachments;
CREATE TABLE attachments ("id" TEXT NOT NULL, "workshop_id" TEXT NOT NULL, "revision" INTEGER NOT NULL, "unit" TEXT NOT NULL,
  "unit_id" TEXT NOT NULL, "name" TEXT NOT NULL, "media_type" TEXT NOT NULL, "size" INTEGER NOT NULL, "content_hash" TEXT NOT NULL,
  "activity_id" TEXT, "agenda_item_id" TEXT, "caption" TEXT NOT NULL, "shared" INTEGER NOT NULL, "number" INTEGER NOT NULL, "replaces"
  TEXT, "organisation_id" TEXT, "by" TEXT NOT NULL, "at" TEXT NOT NULL, "withdrawn" INTEGER NOT NULL, PRIMARY KEY (workshop_id, id))
  STRICT;
CREATE TABLE citations ("id" TEXT NOT NULL, "workshop_id" TEXT NOT NULL, "revision" INTEGER NOT NULL, "entry_id" TEXT NOT NULL,
  "sheet_id" TEXT NOT NULL, "activity_id" TEXT NOT NULL, "attachment_id" TEXT NOT NULL, "place" TEXT NOT NULL, "note" TEXT NOT NULL,
  "by" TEXT NOT NULL, "at" TEXT NOT NULL, "withdrawn" INTEGER NOT NULL, PRIMARY KEY (workshop_id, id)) STRICT;
CREATE TABLE uploads (workshop_id TEXT NOT NULL, id TEXT NOT NULL, person_id TEXT NOT NULL, organisation_id TEXT, name TEXT NOT NULL,
  size INTEGER NOT NULL, check_sum TEXT NOT NULL, target TEXT NOT NULL, found TEXT, at TEXT NOT NULL, PRIMARY KEY (workshop_id, id))
  STRICT;
CREATE INDEX attachments_content ON attachments (content_hash);
CREATE INDEX citations_sheet ON citations (workshop_id, sheet_id);
