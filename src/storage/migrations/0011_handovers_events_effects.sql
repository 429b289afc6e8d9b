-- Events and who came; who had a client before and why it changed hands; how a playbook's hold-out is to be read, fixed beforehand.
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
CREATE TABLE event (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    updated_at INTEGER NOT NULL,
    updated_by INTEGER,
    name TEXT NOT NULL,
    type TEXT NOT NULL,
    date TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    place TEXT,
    cost INTEGER,
    notes TEXT
) STRICT;
CREATE TABLE event_guest (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    updated_at INTEGER NOT NULL,
    updated_by INTEGER,
    client INTEGER NOT NULL REFERENCES client (id),
    event INTEGER NOT NULL REFERENCES event (id),
    date TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    contact INTEGER REFERENCES contact (id),
    state TEXT NOT NULL,
    notes TEXT
) STRICT;
CREATE INDEX event_guest_client ON event_guest (client);
CREATE INDEX event_guest_event ON event_guest (event);
CREATE INDEX event_guest_contact ON event_guest (contact) WHERE contact IS NOT NULL;
CREATE INDEX handover_client ON handover (client);
DELETE FROM history_part;
DELETE FROM history;
