-- A decision names the round of the ballot it rests on; 0 where it rests on none, or is older than this.

ALTER TABLE decisions ADD COLUMN "round" INTEGER NOT NULL DEFAULT 0;
