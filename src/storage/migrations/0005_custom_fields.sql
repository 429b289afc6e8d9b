-- Fields that a workspace adds to its kinds, and their values. No table of truth of before changes: the undo history goes on.
CREATE TABLE custom_field (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    updated_at INTEGER NOT NULL,
    updated_by INTEGER,
    key TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    name_en TEXT,
    type TEXT NOT NULL,
    options TEXT,
    scale INTEGER,
    required INTEGER CHECK (required IN (0, 1)),
    personal INTEGER CHECK (personal IN (0, 1)),
    position INTEGER,
    archived INTEGER CHECK (archived IN (0, 1))
) STRICT;
CREATE TABLE custom_value (
    id INTEGER PRIMARY KEY,
    field INTEGER NOT NULL REFERENCES custom_field (id),
    record INTEGER NOT NULL,
    number INTEGER,
    text TEXT
) STRICT;
CREATE INDEX custom_value_record ON custom_value (record, field);
CREATE INDEX custom_value_number ON custom_value (field, number) WHERE number IS NOT NULL;
CREATE INDEX custom_value_text ON custom_value (field, text) WHERE text IS NOT NULL;
