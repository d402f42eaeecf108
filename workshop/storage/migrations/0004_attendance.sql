-- How a phone counts as present, what the list said before a person put the own name right, and marks found by their person.

ALTER TABLE workshops ADD COLUMN "presence_by" TEXT NOT NULL DEFAULT 'life';
ALTER TABLE persons ADD COLUMN "corrected" TEXT NOT NULL DEFAULT '{}';
DROP INDEX marks_once;
CREATE INDEX marks_person ON attendance_marks (workshop_id, person_id);
