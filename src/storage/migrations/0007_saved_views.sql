-- Views that people save: lists of clients with conditions, order and columns. A new table; no other changes, so the undo history goes on.
CREATE TABLE saved_view (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    updated_at INTEGER NOT NULL,
    updated_by INTEGER,
    name TEXT NOT NULL,
    rule TEXT NOT NULL,
    archived INTEGER CHECK (archived IN (0, 1)),
    sorts TEXT,
    columns TEXT,
    person INTEGER REFERENCES person (id),
    rank INTEGER
) STRICT;
