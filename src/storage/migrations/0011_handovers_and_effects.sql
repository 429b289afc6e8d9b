-- Who had a client before and why it changed hands; how a playbook's hold-out is to be read, fixed beforehand.
-- Tables of truth change, so the undo history ends here (a backup was made before).
ALTER TABLE playbook ADD COLUMN effect_days INTEGER;
ALTER TABLE playbook ADD COLUMN effect_on TEXT CHECK (effect_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]');
CREATE TABLE handover (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    updated_at INTEGER NOT NULL,
    updated_by INTEGER,
    client INTEGER NOT NULL REFERENCES client (id),
    date TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    what TEXT NOT NULL,
    from_person INTEGER REFERENCES person (id),
    to_person INTEGER REFERENCES person (id),
    note TEXT,
    tasks INTEGER
) STRICT;
CREATE INDEX handover_client ON handover (client);
DELETE FROM history_part;
DELETE FROM history;
