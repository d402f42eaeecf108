-- Plenaries: who presents, in which order and how long; each act as it can be taken back; and what was said, a line each.

CREATE TABLE plenaries ("id" TEXT NOT NULL, "workshop_id" TEXT NOT NULL, "revision" INTEGER NOT NULL, "title" TEXT NOT NULL,
  "agenda_item_id" TEXT, "activity_id" TEXT, "unit" TEXT NOT NULL, "grouping_id" TEXT, "minutes" INTEGER NOT NULL, "how" TEXT NOT
  NULL, "seed" INTEGER NOT NULL, "names" INTEGER NOT NULL, "remote" INTEGER NOT NULL, "state" TEXT NOT NULL, "current_id" TEXT,
  "started_at" TEXT, "ended_at" TEXT, "removed" INTEGER NOT NULL, PRIMARY KEY (workshop_id, id)) STRICT;
CREATE TABLE presentations ("id" TEXT NOT NULL, "workshop_id" TEXT NOT NULL, "revision" INTEGER NOT NULL, "plenary_id" TEXT NOT
  NULL, "unit" TEXT NOT NULL, "unit_id" TEXT NOT NULL, "position" INTEGER NOT NULL, "state" TEXT NOT NULL, "allotted_s" INTEGER,
  "spent_s" INTEGER NOT NULL, "since" TEXT, "started_at" TEXT, "ended_at" TEXT, "page" INTEGER NOT NULL, "pages" INTEGER NOT NULL,
  PRIMARY KEY (workshop_id, id)) STRICT;
CREATE TABLE plenary_acts ("id" TEXT NOT NULL, "workshop_id" TEXT NOT NULL, "revision" INTEGER NOT NULL, "plenary_id" TEXT NOT
  NULL, "kind" TEXT NOT NULL, "presentation_id" TEXT, "by" TEXT NOT NULL, "at" TEXT NOT NULL, "line" INTEGER NOT NULL, "undone"
  INTEGER NOT NULL, PRIMARY KEY (workshop_id, id)) STRICT;
CREATE TABLE remarks ("id" TEXT NOT NULL, "workshop_id" TEXT NOT NULL, "revision" INTEGER NOT NULL, "agenda_item_id" TEXT,
  "presentation_id" TEXT, "speaker_id" TEXT NOT NULL, "speaker_name" TEXT NOT NULL, "speaker_from" TEXT NOT NULL, "text" TEXT NOT
  NULL, "mark" TEXT NOT NULL, "who" TEXT NOT NULL, "what" TEXT NOT NULL, "due" TEXT NOT NULL, "rivals" TEXT NOT NULL, "said_at" TEXT
  NOT NULL, "by" TEXT NOT NULL, "saved_at" TEXT NOT NULL, "saved_by" TEXT NOT NULL, "withdrawn" INTEGER NOT NULL,
  PRIMARY KEY (workshop_id, id)) STRICT;
CREATE UNIQUE INDEX presentations_unit ON presentations (workshop_id, plenary_id, unit_id);
