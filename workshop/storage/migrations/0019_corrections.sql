-- The editorial desk: other words in which papers print a text, beside the text they were made against.

CREATE TABLE corrections ("id" TEXT NOT NULL, "workshop_id" TEXT NOT NULL, "revision" INTEGER NOT NULL, "target" TEXT NOT NULL,
  "target_id" TEXT NOT NULL, "field_id" TEXT NOT NULL, "original" TEXT NOT NULL, "text" TEXT NOT NULL, "kinds" TEXT NOT NULL,
  "activity_id" TEXT NOT NULL, "above" TEXT NOT NULL, "by" TEXT NOT NULL, "at" TEXT NOT NULL, "withdrawn" INTEGER
  NOT NULL, PRIMARY KEY (workshop_id, id)) STRICT;
CREATE INDEX corrections_target ON corrections (workshop_id, target, target_id);
