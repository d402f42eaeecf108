-- What was taken back out of the history; acts are found without looking at every save, and an object's earlier lines likewise.

CREATE TABLE undone_acts ("id" TEXT NOT NULL, "workshop_id" TEXT NOT NULL, "revision" INTEGER NOT NULL, "line" INTEGER NOT NULL,
  "act" TEXT NOT NULL, "by" TEXT NOT NULL, "at" TEXT NOT NULL, "undone" INTEGER NOT NULL, PRIMARY KEY (workshop_id, id)) STRICT;
CREATE INDEX changes_of_acts ON changes (workshop_id, seq) WHERE name NOT IN ('entry_saved', 'entry_readied', 'sheet_started',
  'sheet_touched', 'vote_cast');
CREATE INDEX changes_of_things ON changes (workshop_id, object_id, seq) WHERE type NOT IN ('entry', 'sheet', 'vote',
  'attendance_mark');
