-- Finals of the record, and files that were edited or signed beside them.

ALTER TABLE document_versions ADD COLUMN "silence" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE document_versions ADD COLUMN "note" TEXT NOT NULL DEFAULT '';
ALTER TABLE document_versions ADD COLUMN "of" TEXT;
ALTER TABLE document_versions ADD COLUMN "name" TEXT NOT NULL DEFAULT '';
ALTER TABLE document_versions ADD COLUMN "media_type" TEXT NOT NULL DEFAULT '';
ALTER TABLE document_versions ADD COLUMN "size" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE document_versions ADD COLUMN "withdrawn" INTEGER NOT NULL DEFAULT 0;
