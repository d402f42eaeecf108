-- Ballots by person, organisation or group, in rounds, counted once; paper counts with their witnesses, the trace of a ballot begun
-- anew, and who decided what in the end.

ALTER TABLE ballots ADD COLUMN "grouping_id" TEXT;
ALTER TABLE ballots ADD COLUMN "round" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE ballots ADD COLUMN "result" TEXT;
ALTER TABLE ballots ADD COLUMN "removed" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE votes ADD COLUMN "round" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE votes ADD COLUMN "secret" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE votes ADD COLUMN "side" TEXT NOT NULL DEFAULT 'hall';
ALTER TABLE votes ADD COLUMN "cast_by" TEXT NOT NULL DEFAULT '';
ALTER TABLE votes ADD COLUMN "late_choice" TEXT;
ALTER TABLE decisions ADD COLUMN "options" TEXT NOT NULL DEFAULT '[]';
ALTER TABLE decisions ADD COLUMN "name" TEXT NOT NULL DEFAULT '';
ALTER TABLE decisions ADD COLUMN "position" TEXT NOT NULL DEFAULT '';
ALTER TABLE decisions ADD COLUMN "departs" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE decisions ADD COLUMN "recorded_by" TEXT NOT NULL DEFAULT '';
CREATE TABLE paper_counts ("id" TEXT NOT NULL, "workshop_id" TEXT NOT NULL, "revision" INTEGER NOT NULL, "ballot_id" TEXT NOT NULL,
  "round" INTEGER NOT NULL, "papers" INTEGER NOT NULL, "totals" TEXT NOT NULL, "witnesses" TEXT NOT NULL, "by" TEXT NOT NULL, "at"
  TEXT NOT NULL, "withdrawn" INTEGER NOT NULL, PRIMARY KEY (workshop_id, id)) STRICT;
CREATE TABLE ballot_resets ("id" TEXT NOT NULL, "workshop_id" TEXT NOT NULL, "revision" INTEGER NOT NULL, "ballot_id" TEXT NOT NULL,
  "round" INTEGER NOT NULL, "voices" INTEGER NOT NULL, "reason" TEXT NOT NULL, "by" TEXT NOT NULL, "at" TEXT NOT NULL, "closed_at"
  TEXT, "result" TEXT, "withdrawn" INTEGER NOT NULL, PRIMARY KEY (workshop_id, id)) STRICT;
CREATE INDEX votes_ballot ON votes (workshop_id, ballot_id);
