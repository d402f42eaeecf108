-- A source says on which sheet its row stands, so that an assessor with limits reads of a cluster what the grants reach.

ALTER TABLE sources ADD COLUMN "sheet_id" TEXT NOT NULL DEFAULT '';
