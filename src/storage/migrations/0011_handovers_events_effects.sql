-- Events and who came; who had a client before and why it changed hands; how a playbook's hold-out is to be read, fixed beforehand; how grave a
-- complaint is, by when it is due, its kind of cause, and who received it before it was reassigned.
-- Tables of truth change, so the undo history ends here (a backup was made before).
ALTER TABLE playbook ADD COLUMN effect_days INTEGER;
ALTER TABLE playbook ADD COLUMN effect_on TEXT CHECK (effect_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]');
ALTER TABLE complaint ADD COLUMN first_receiver INTEGER REFERENCES person (id);
ALTER TABLE complaint ADD COLUMN reassign_reason TEXT;
ALTER TABLE complaint ADD COLUMN severity TEXT;
ALTER TABLE complaint ADD COLUMN time TEXT;
ALTER TABLE complaint ADD COLUMN due_time TEXT;
ALTER TABLE complaint ADD COLUMN cause_type INTEGER REFERENCES pick_item (id);
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

-- What events say of a client; with the scores.
ALTER TABLE client_score ADD COLUMN last_event TEXT;
ALTER TABLE client_score ADD COLUMN event_share INTEGER;

-- What one person has to do is read in the blink of an eye among the records of 100,000 clients.
DROP INDEX occurrence_due;
CREATE INDEX occurrence_person ON occurrence (person, due);
CREATE INDEX client_order_service ON client_order (client, service_end, date) WHERE service_end IS NOT NULL;
CREATE INDEX receivable_due ON receivable (due, client);
CREATE INDEX interaction_next_step ON interaction (next_step_on) WHERE next_step_on IS NOT NULL;
CREATE INDEX client_put_aside ON client (id) WHERE deleted_at IS NOT NULL OR archived_at IS NOT NULL;
CREATE INDEX client_key_account ON client (id) WHERE key_account = 1;
CREATE INDEX client_score_overdue ON client_score (client) WHERE overdue > 0;
