-- Key accounts: criteria, ticks by hand, decisions, account plans with goals; actions of plans and of low scores are tasks. When a complaint
-- was answered first, and how often it was opened again. Tables of truth change, so the undo history ends here (a backup was made before).
ALTER TABLE task ADD COLUMN account_plan INTEGER REFERENCES account_plan (id);
ALTER TABLE survey ADD COLUMN service INTEGER REFERENCES pick_item (id);
ALTER TABLE survey ADD COLUMN task INTEGER REFERENCES task (id);
ALTER TABLE survey ADD COLUMN after_task INTEGER REFERENCES task (id);
ALTER TABLE complaint ADD COLUMN answered_on TEXT CHECK (answered_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]');
ALTER TABLE complaint ADD COLUMN reopened INTEGER;
CREATE TABLE account_plan (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    updated_at INTEGER NOT NULL,
    updated_by INTEGER,
    client INTEGER NOT NULL REFERENCES client (id),
    title TEXT NOT NULL,
    start TEXT NOT NULL CHECK (start GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    review_on TEXT CHECK (review_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    reviewed_on TEXT CHECK (reviewed_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    services TEXT,
    decision_process TEXT,
    latent_needs TEXT,
    solution TEXT,
    cost TEXT,
    convenience TEXT,
    communication TEXT
) STRICT;
CREATE TABLE account_goal (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    updated_at INTEGER NOT NULL,
    updated_by INTEGER,
    client INTEGER NOT NULL REFERENCES client (id),
    account_plan INTEGER NOT NULL REFERENCES account_plan (id),
    title TEXT NOT NULL,
    measure TEXT,
    due TEXT CHECK (due GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    done_on TEXT CHECK (done_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    notes TEXT
) STRICT;
CREATE TABLE key_criterion (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    updated_at INTEGER NOT NULL,
    updated_by INTEGER,
    name TEXT NOT NULL,
    name_en TEXT,
    rule TEXT,
    asks TEXT,
    asks_en TEXT,
    position INTEGER
) STRICT;
CREATE TABLE criterion_check (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    updated_at INTEGER NOT NULL,
    updated_by INTEGER,
    client INTEGER NOT NULL REFERENCES client (id),
    criterion INTEGER NOT NULL REFERENCES key_criterion (id),
    date TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    met INTEGER CHECK (met IN (0, 1)),
    note TEXT,
    person INTEGER REFERENCES person (id)
) STRICT;
CREATE TABLE key_decision (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    updated_at INTEGER NOT NULL,
    updated_by INTEGER,
    client INTEGER NOT NULL REFERENCES client (id),
    date TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    what TEXT NOT NULL,
    reason TEXT,
    until TEXT CHECK (until GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    person INTEGER REFERENCES person (id),
    standing TEXT,
    price TEXT
) STRICT;
CREATE INDEX account_plan_client ON account_plan (client);
CREATE INDEX account_goal_client ON account_goal (client);
CREATE INDEX account_goal_plan ON account_goal (account_plan);
CREATE INDEX criterion_check_client ON criterion_check (client);
CREATE INDEX key_decision_client ON key_decision (client);
CREATE INDEX task_account_plan ON task (account_plan) WHERE account_plan IS NOT NULL;
CREATE INDEX survey_task ON survey (task) WHERE task IS NOT NULL;
CREATE INDEX survey_after_task ON survey (after_task) WHERE after_task IS NOT NULL;
DELETE FROM history_part;
DELETE FROM history;

-- What surveys, complaints, interactions and tasks say of a client; with the scores.
ALTER TABLE client_score ADD COLUMN last_csat INTEGER;
ALTER TABLE client_score ADD COLUMN last_nps INTEGER;
ALTER TABLE client_score ADD COLUMN nps_class TEXT;
ALTER TABLE client_score ADD COLUMN open_complaints INTEGER;
ALTER TABLE client_score ADD COLUMN last_call TEXT;
ALTER TABLE client_score ADD COLUMN last_visit TEXT;
ALTER TABLE client_score ADD COLUMN last_message TEXT;
ALTER TABLE client_score ADD COLUMN next_action TEXT;
ALTER TABLE client_score ADD COLUMN action_overdue INTEGER;
