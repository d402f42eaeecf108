-- What a decision chose, as it stood then: a further round may ask about other options.

ALTER TABLE decisions ADD COLUMN chosen TEXT NOT NULL DEFAULT '[]';
