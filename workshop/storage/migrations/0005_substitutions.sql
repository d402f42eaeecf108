-- Who fills whose seat since when, and whether that was taken back; and the history of organisations, which is asked for when a
-- merging is undone.

CREATE TABLE substitutions ("id" TEXT NOT NULL, "workshop_id" TEXT NOT NULL, "revision" INTEGER NOT NULL, "seat_id" TEXT NOT
  NULL, "predecessor_id" TEXT NOT NULL, "substitute_id" TEXT NOT NULL, "at" TEXT NOT NULL, "by" TEXT NOT NULL, "ended_at" TEXT,
  "undone" INTEGER NOT NULL, PRIMARY KEY (workshop_id, id)) STRICT;
CREATE INDEX changes_of_organisations ON changes (workshop_id, object_id) WHERE type = 'organisation';
