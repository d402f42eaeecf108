-- A cluster belongs to a worksheet, whichever activities its rows come from; it says where on the board it stands. Who merged
-- what is told of both, the cluster and its sources.

ALTER TABLE clusters RENAME COLUMN "activity_id" TO "worksheet_id";
ALTER TABLE clusters ADD COLUMN "note" TEXT NOT NULL DEFAULT '';
ALTER TABLE clusters ADD COLUMN "places" TEXT NOT NULL DEFAULT '{}';
ALTER TABLE clusters ADD COLUMN "by" TEXT NOT NULL DEFAULT '';
ALTER TABLE clusters ADD COLUMN "at" TEXT NOT NULL DEFAULT '';
ALTER TABLE sources ADD COLUMN "by" TEXT NOT NULL DEFAULT '';
ALTER TABLE sources ADD COLUMN "at" TEXT NOT NULL DEFAULT '';
CREATE INDEX sources_cluster ON sources (workshop_id, cluster_id);
CREATE INDEX sources_entry ON sources (workshop_id, entry_id);
