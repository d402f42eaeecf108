-- The model as first laid down: one table a kind of object, and beside them the journal, its counters and receipts, what the
-- laptop's facilitator chose, and how phones were heard last. Never edited after a release: what changes gets a number more.

CREATE TABLE workshops ("id" TEXT NOT NULL, "workshop_id" TEXT NOT NULL, "revision" INTEGER NOT NULL, "title" TEXT NOT
  NULL, "stage" TEXT NOT NULL, "place" TEXT NOT NULL, "region" TEXT NOT NULL, "organiser" TEXT NOT NULL, "days" TEXT
  NOT NULL, "half_days" TEXT NOT NULL, "timezone" TEXT NOT NULL, "language" TEXT NOT NULL, "themes" TEXT NOT NULL,
  "choice_sets" TEXT NOT NULL, "year_range" TEXT NOT NULL, "profile" TEXT NOT NULL, "status" TEXT NOT NULL,
  "join_code" TEXT NOT NULL, "joining" TEXT NOT NULL, "rehearsal" INTEGER NOT NULL, "clock_at" TEXT, "owner_id" TEXT
  NOT NULL, "template" TEXT NOT NULL, "copied_from" TEXT, "created_at" TEXT NOT NULL, PRIMARY KEY (workshop_id, id))
  STRICT;
CREATE TABLE agenda_items ("id" TEXT NOT NULL, "workshop_id" TEXT NOT NULL, "revision" INTEGER NOT NULL, "day" INTEGER
  NOT NULL, "start" TEXT NOT NULL, "end" TEXT NOT NULL, "title" TEXT NOT NULL, "kind" TEXT NOT NULL, "worksheets" TEXT
  NOT NULL, "grouping_id" TEXT, "minutes" INTEGER, "state" TEXT NOT NULL, "started_at" TEXT, "ended_at" TEXT, "after"
  TEXT, "removed" INTEGER NOT NULL, PRIMARY KEY (workshop_id, id)) STRICT;
CREATE TABLE organisations ("id" TEXT NOT NULL, "workshop_id" TEXT NOT NULL, "revision" INTEGER NOT NULL, "name" TEXT
  NOT NULL, "abbreviation" TEXT NOT NULL, "kind" TEXT NOT NULL, "sector" TEXT NOT NULL, "position" INTEGER NOT NULL,
  "aliases" TEXT NOT NULL, "status" TEXT NOT NULL, "merged_into" TEXT, PRIMARY KEY (workshop_id, id)) STRICT;
CREATE TABLE persons ("id" TEXT NOT NULL, "workshop_id" TEXT NOT NULL, "revision" INTEGER NOT NULL, "name" TEXT NOT
  NULL, "position" TEXT NOT NULL, "sector" TEXT NOT NULL, "sex" TEXT NOT NULL, "nip" TEXT NOT NULL, "rank" TEXT NOT
  NULL, "phone" TEXT NOT NULL, "list_key" TEXT NOT NULL, "status" TEXT NOT NULL, "staff" INTEGER NOT NULL,
  "substitute_for" TEXT, "merged_into" TEXT, PRIMARY KEY (workshop_id, id)) STRICT;
CREATE TABLE credentials ("id" TEXT NOT NULL, "workshop_id" TEXT NOT NULL, "revision" INTEGER NOT NULL, "person_id"
  TEXT NOT NULL, "kind" TEXT NOT NULL, "secret_hash" TEXT NOT NULL, "device_hash" TEXT NOT NULL, "code" TEXT NOT NULL,
  "label" TEXT NOT NULL, "made_at" TEXT NOT NULL, "revoked_at" TEXT, PRIMARY KEY (workshop_id, id)) STRICT;
CREATE TABLE grants ("id" TEXT NOT NULL, "workshop_id" TEXT NOT NULL, "revision" INTEGER NOT NULL, "person_id" TEXT
  NOT NULL, "role" TEXT NOT NULL, "scope" TEXT NOT NULL, "revoked_at" TEXT, PRIMARY KEY (workshop_id, id)) STRICT;
CREATE TABLE seats ("id" TEXT NOT NULL, "workshop_id" TEXT NOT NULL, "revision" INTEGER NOT NULL, "organisation_id"
  TEXT NOT NULL, "person_id" TEXT NOT NULL, "position" INTEGER NOT NULL, "status" TEXT NOT NULL, PRIMARY KEY
  (workshop_id, id)) STRICT;
CREATE TABLE groupings ("id" TEXT NOT NULL, "workshop_id" TEXT NOT NULL, "revision" INTEGER NOT NULL, "key" TEXT NOT
  NULL, "title" TEXT NOT NULL, "defaults" TEXT NOT NULL, "overrides" TEXT NOT NULL, "late_placing" INTEGER NOT NULL,
  "removed" INTEGER NOT NULL, PRIMARY KEY (workshop_id, id)) STRICT;
CREATE TABLE groups ("id" TEXT NOT NULL, "workshop_id" TEXT NOT NULL, "revision" INTEGER NOT NULL, "grouping_id" TEXT
  NOT NULL, "number" INTEGER NOT NULL, "key" TEXT NOT NULL, "title" TEXT NOT NULL, "theme" TEXT NOT NULL, "place" TEXT
  NOT NULL, "colour" TEXT NOT NULL, "scribe_seat_id" TEXT, "removed" INTEGER NOT NULL, PRIMARY KEY (workshop_id, id))
  STRICT;
CREATE TABLE memberships ("id" TEXT NOT NULL, "workshop_id" TEXT NOT NULL, "revision" INTEGER NOT NULL, "grouping_id"
  TEXT NOT NULL, "seat_id" TEXT NOT NULL, "group_id" TEXT, "how" TEXT NOT NULL, PRIMARY KEY (workshop_id, id)) STRICT;
CREATE TABLE worksheets ("id" TEXT NOT NULL, "workshop_id" TEXT NOT NULL, "revision" INTEGER NOT NULL, "key" TEXT NOT
  NULL, "definition" TEXT NOT NULL, "position" INTEGER NOT NULL, "share" INTEGER NOT NULL, "frozen" INTEGER NOT NULL,
  "removed" INTEGER NOT NULL, PRIMARY KEY (workshop_id, id)) STRICT;
CREATE TABLE activities ("id" TEXT NOT NULL, "workshop_id" TEXT NOT NULL, "revision" INTEGER NOT NULL, "worksheet_id"
  TEXT NOT NULL, "unit" TEXT NOT NULL, "title" TEXT NOT NULL, "grouping_id" TEXT, "agenda_item_id" TEXT, "audience"
  TEXT NOT NULL, "see" INTEGER NOT NULL, "write" INTEGER NOT NULL, "share" INTEGER NOT NULL, "secret" INTEGER NOT
  NULL, "minutes" INTEGER, "ends_at" TEXT, "left_s" INTEGER, "state" TEXT NOT NULL, "opened_at" TEXT, "closed_at"
  TEXT, "times_opened" INTEGER NOT NULL, PRIMARY KEY (workshop_id, id)) STRICT;
CREATE TABLE sheets ("id" TEXT NOT NULL, "workshop_id" TEXT NOT NULL, "revision" INTEGER NOT NULL, "activity_id" TEXT
  NOT NULL, "unit" TEXT NOT NULL, "unit_id" TEXT NOT NULL, "done" INTEGER NOT NULL, "done_by" TEXT, "done_at" TEXT,
  "reopened" INTEGER NOT NULL, "touched_at" TEXT, PRIMARY KEY (workshop_id, id)) STRICT;
CREATE TABLE entries ("id" TEXT NOT NULL, "workshop_id" TEXT NOT NULL, "revision" INTEGER NOT NULL, "sheet_id" TEXT
  NOT NULL, "activity_id" TEXT NOT NULL, "author_id" TEXT NOT NULL, "entered_by" TEXT NOT NULL, "origin" TEXT NOT
  NULL, "position" INTEGER NOT NULL, "state" TEXT NOT NULL, "late" INTEGER NOT NULL, "late_edit" INTEGER NOT NULL,
  "draft" TEXT NOT NULL, "values" TEXT, "parsed" TEXT NOT NULL, "revisions" TEXT NOT NULL, "rivals" TEXT NOT NULL,
  "created_at" TEXT NOT NULL, "saved_at" TEXT NOT NULL, "saved_by" TEXT NOT NULL, PRIMARY KEY (workshop_id, id))
  STRICT;
CREATE TABLE reviews ("id" TEXT NOT NULL, "workshop_id" TEXT NOT NULL, "revision" INTEGER NOT NULL, "target" TEXT NOT
  NULL, "target_id" TEXT NOT NULL, "field_id" TEXT, "act" TEXT NOT NULL, "text" TEXT NOT NULL, "by" TEXT NOT NULL,
  "recorded_by" TEXT, "at" TEXT NOT NULL, "quoted" TEXT NOT NULL, "round" INTEGER NOT NULL, "private" INTEGER NOT
  NULL, "withdrawn" INTEGER NOT NULL, PRIMARY KEY (workshop_id, id)) STRICT;
CREATE TABLE clusters ("id" TEXT NOT NULL, "workshop_id" TEXT NOT NULL, "revision" INTEGER NOT NULL, "activity_id"
  TEXT NOT NULL, "title" TEXT NOT NULL, "theme" TEXT NOT NULL, "withdrawn" INTEGER NOT NULL, PRIMARY KEY (workshop_id,
  id)) STRICT;
CREATE TABLE sources ("id" TEXT NOT NULL, "workshop_id" TEXT NOT NULL, "revision" INTEGER NOT NULL, "cluster_id" TEXT
  NOT NULL, "entry_id" TEXT NOT NULL, "withdrawn" INTEGER NOT NULL, PRIMARY KEY (workshop_id, id)) STRICT;
CREATE TABLE ballots ("id" TEXT NOT NULL, "workshop_id" TEXT NOT NULL, "revision" INTEGER NOT NULL, "kind" TEXT NOT
  NULL, "question" TEXT NOT NULL, "options" TEXT NOT NULL, "settings" TEXT NOT NULL, "unit" TEXT NOT NULL, "state"
  TEXT NOT NULL, "secret" INTEGER NOT NULL, "revealed" INTEGER NOT NULL, "opened_at" TEXT, "closed_at" TEXT, PRIMARY
  KEY (workshop_id, id)) STRICT;
CREATE TABLE votes ("id" TEXT NOT NULL, "workshop_id" TEXT NOT NULL, "revision" INTEGER NOT NULL, "ballot_id" TEXT NOT
  NULL, "voter_id" TEXT NOT NULL, "choice" TEXT NOT NULL, "channel" TEXT NOT NULL, "at" TEXT NOT NULL, "late" INTEGER
  NOT NULL, "withdrawn" INTEGER NOT NULL, PRIMARY KEY (workshop_id, id)) STRICT;
CREATE TABLE decisions ("id" TEXT NOT NULL, "workshop_id" TEXT NOT NULL, "revision" INTEGER NOT NULL, "ballot_id"
  TEXT, "text" TEXT NOT NULL, "by" TEXT NOT NULL, "reason" TEXT NOT NULL, "at" TEXT NOT NULL, "withdrawn" INTEGER NOT
  NULL, PRIMARY KEY (workshop_id, id)) STRICT;
CREATE TABLE attachments ("id" TEXT NOT NULL, "workshop_id" TEXT NOT NULL, "revision" INTEGER NOT NULL, "entry_id"
  TEXT NOT NULL, "field_id" TEXT NOT NULL, "media_type" TEXT NOT NULL, "size" INTEGER NOT NULL, "content_hash" TEXT
  NOT NULL, "by" TEXT NOT NULL, "at" TEXT NOT NULL, "withdrawn" INTEGER NOT NULL, PRIMARY KEY (workshop_id, id))
  STRICT;
CREATE TABLE attendance_marks ("id" TEXT NOT NULL, "workshop_id" TEXT NOT NULL, "revision" INTEGER NOT NULL,
  "person_id" TEXT NOT NULL, "half_day" TEXT NOT NULL, "kind" TEXT NOT NULL, "at" TEXT NOT NULL, "source" TEXT NOT
  NULL, "by" TEXT NOT NULL, "reason" TEXT NOT NULL, "withdrawn" INTEGER NOT NULL, PRIMARY KEY (workshop_id, id))
  STRICT;
CREATE TABLE announcements ("id" TEXT NOT NULL, "workshop_id" TEXT NOT NULL, "revision" INTEGER NOT NULL, "text" TEXT
  NOT NULL, "at" TEXT NOT NULL, "by" TEXT NOT NULL, "on_projector" INTEGER NOT NULL, "withdrawn" INTEGER NOT NULL,
  PRIMARY KEY (workshop_id, id)) STRICT;
CREATE TABLE help_calls ("id" TEXT NOT NULL, "workshop_id" TEXT NOT NULL, "revision" INTEGER NOT NULL, "person_id"
  TEXT NOT NULL, "group_id" TEXT, "at" TEXT NOT NULL, "answered_by" TEXT, "ended_at" TEXT, PRIMARY KEY (workshop_id,
  id)) STRICT;
CREATE TABLE screens ("id" TEXT NOT NULL, "workshop_id" TEXT NOT NULL, "revision" INTEGER NOT NULL, "page" TEXT NOT
  NULL, "content" TEXT NOT NULL, "hidden" INTEGER NOT NULL, PRIMARY KEY (workshop_id, id)) STRICT;
CREATE TABLE document_versions ("id" TEXT NOT NULL, "workshop_id" TEXT NOT NULL, "revision" INTEGER NOT NULL, "kind"
  TEXT NOT NULL, "number" INTEGER NOT NULL, "seq" INTEGER NOT NULL, "language" TEXT NOT NULL, "by" TEXT NOT NULL, "at"
  TEXT NOT NULL, "content_hash" TEXT NOT NULL, PRIMARY KEY (workshop_id, id)) STRICT;
CREATE TABLE store (one INTEGER PRIMARY KEY CHECK (one = 1), epoch TEXT NOT NULL, host_key TEXT NOT NULL, made_at TEXT
  NOT NULL) STRICT;
CREATE TABLE counters (workshop_id TEXT PRIMARY KEY, seq INTEGER NOT NULL) STRICT;
CREATE TABLE changes (workshop_id TEXT NOT NULL, seq INTEGER NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL,
  object_id TEXT NOT NULL, object TEXT NOT NULL, actor TEXT NOT NULL, command_id TEXT NOT NULL, at TEXT NOT NULL,
  PRIMARY KEY (workshop_id, seq)) STRICT;
CREATE TABLE receipts (actor TEXT NOT NULL, command_id TEXT NOT NULL, workshop_id TEXT NOT NULL, ack TEXT NOT NULL, at
  TEXT NOT NULL, UNIQUE (actor, command_id)) STRICT;
CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE last_heard (workshop_id TEXT NOT NULL, person_id TEXT NOT NULL, unsent INTEGER NOT NULL, address TEXT NOT
  NULL, at TEXT NOT NULL, PRIMARY KEY (workshop_id, person_id)) STRICT;
CREATE INDEX changes_of_seating ON changes (workshop_id, object_id) WHERE type IN ('membership', 'seat');
CREATE UNIQUE INDEX workshops_join_code ON workshops (join_code);
CREATE INDEX credentials_secret ON credentials (secret_hash);
CREATE INDEX credentials_person ON credentials (workshop_id, person_id);
CREATE INDEX grants_person ON grants (workshop_id, person_id);
CREATE INDEX seats_person ON seats (workshop_id, person_id);
CREATE INDEX memberships_seat ON memberships (workshop_id, seat_id);
CREATE UNIQUE INDEX sheets_unit ON sheets (activity_id, unit_id);
CREATE INDEX entries_sheet ON entries (workshop_id, sheet_id);
CREATE INDEX entries_activity ON entries (workshop_id, activity_id);
CREATE UNIQUE INDEX votes_voter ON votes (ballot_id, voter_id);
CREATE UNIQUE INDEX marks_once ON attendance_marks (person_id, half_day, kind, at);
