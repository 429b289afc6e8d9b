-- Playbooks, their steps, since when a client is under one, absences, days off; what people decide about an occurrence is a task that says
-- which. Tables of truth change, so the undo history ends here (a backup was made before).
ALTER TABLE person ADD COLUMN care_hours INTEGER;
ALTER TABLE task ADD COLUMN origin TEXT;
ALTER TABLE task ADD COLUMN outcome TEXT;
ALTER TABLE task ADD COLUMN origin_due TEXT CHECK (origin_due GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]');
ALTER TABLE task ADD COLUMN reason TEXT;
CREATE TABLE absence (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    updated_at INTEGER NOT NULL,
    updated_by INTEGER,
    person INTEGER NOT NULL REFERENCES person (id),
    start TEXT NOT NULL CHECK (start GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    finish TEXT NOT NULL CHECK (finish GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    reason TEXT
) STRICT;
CREATE TABLE holiday (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    updated_at INTEGER NOT NULL,
    updated_by INTEGER,
    day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    name TEXT NOT NULL,
    worked INTEGER CHECK (worked IN (0, 1))
) STRICT;
CREATE TABLE playbook (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    updated_at INTEGER NOT NULL,
    updated_by INTEGER,
    name TEXT NOT NULL,
    name_en TEXT,
    preset TEXT,
    purpose TEXT,
    purpose_en TEXT,
    rule TEXT NOT NULL,
    enabled_on TEXT CHECK (enabled_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    start TEXT CHECK (start GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    finish TEXT CHECK (finish GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    priority INTEGER,
    held_out INTEGER
) STRICT;
CREATE TABLE playbook_step (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    updated_at INTEGER NOT NULL,
    updated_by INTEGER,
    playbook INTEGER NOT NULL REFERENCES playbook (id),
    position INTEGER,
    title TEXT NOT NULL,
    title_en TEXT,
    what TEXT NOT NULL,
    occasion TEXT NOT NULL,
    days INTEGER NOT NULL,
    workdays INTEGER CHECK (workdays IN (0, 1)),
    only TEXT,
    done_by TEXT NOT NULL,
    done_kinds TEXT,
    done_who TEXT,
    who TEXT NOT NULL,
    function INTEGER REFERENCES pick_item (id),
    person INTEGER REFERENCES person (id),
    minutes INTEGER NOT NULL,
    stake TEXT NOT NULL,
    text TEXT,
    text_en TEXT
) STRICT;
-- Written outside the history when it is noticed. A step of before that is undone may take the client or the playbook away, and redone
-- bring it back: so these are no foreign keys.
CREATE TABLE playbook_entry (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    updated_at INTEGER NOT NULL,
    updated_by INTEGER,
    client INTEGER NOT NULL,
    playbook INTEGER NOT NULL,
    entered_on TEXT NOT NULL CHECK (entered_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    left_on TEXT CHECK (left_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    founding INTEGER CHECK (founding IN (0, 1)),
    left_by_rule INTEGER CHECK (left_by_rule IN (0, 1)),
    place INTEGER,
    tier TEXT,
    held_out INTEGER CHECK (held_out IN (0, 1))
) STRICT;
CREATE INDEX playbook_step_playbook ON playbook_step (playbook);
CREATE INDEX playbook_entry_client ON playbook_entry (client);
CREATE INDEX playbook_entry_playbook ON playbook_entry (playbook);
CREATE INDEX task_origin ON task (origin) WHERE origin IS NOT NULL;
DELETE FROM history_part;
DELETE FROM history;

-- Derived tables: with which rule the clients under a playbook were last noted, and what the plan wants.
CREATE TABLE playbook_state (
    playbook INTEGER PRIMARY KEY,
    rule_hash TEXT NOT NULL
) STRICT;
CREATE TABLE occurrence (
    step INTEGER NOT NULL,
    client INTEGER NOT NULL,
    cause_kind INTEGER NOT NULL,
    cause INTEGER NOT NULL,
    cause_day INTEGER NOT NULL,
    due TEXT NOT NULL,
    wanted TEXT NOT NULL,
    person INTEGER NOT NULL,
    minutes INTEGER NOT NULL,
    stake INTEGER NOT NULL,
    state INTEGER NOT NULL,
    hold INTEGER NOT NULL,
    hold_until INTEGER NOT NULL,
    since INTEGER NOT NULL,
    notes INTEGER NOT NULL,
    task INTEGER NOT NULL,
    PRIMARY KEY (step, client, cause_kind, cause, cause_day)
) STRICT, WITHOUT ROWID;
CREATE INDEX occurrence_due ON occurrence (due, person);
CREATE INDEX occurrence_client ON occurrence (client);
