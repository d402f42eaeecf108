-- The office that signs: letterhead, page, signatories and standing phrases of a workshop's papers.

CREATE TABLE offices ("id" TEXT NOT NULL, "workshop_id" TEXT NOT NULL, "revision" INTEGER NOT NULL, "profile" TEXT NOT NULL, "emblem"
  TEXT NOT NULL, "changed_by" TEXT NOT NULL, "changed_at" TEXT NOT NULL, PRIMARY KEY (workshop_id, id)) STRICT;
