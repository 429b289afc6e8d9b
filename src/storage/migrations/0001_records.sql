-- SPDX-License-Identifier: GPL-3.0-or-later
-- Schema 1. Append-only: later changes are later files.

-- Tables of truth: what people entered or imported. Sessions record them; undo and redo move them; the digest covers them.
CREATE TABLE setting (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL,
    value TEXT
) STRICT;
CREATE TABLE person (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    updated_at INTEGER NOT NULL,
    updated_by INTEGER,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    active INTEGER CHECK (active IN (0, 1)),
    email TEXT
) STRICT;
CREATE TABLE pick_item (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    updated_at INTEGER NOT NULL,
    updated_by INTEGER,
    list TEXT NOT NULL,
    name TEXT NOT NULL,
    name_en TEXT,
    position INTEGER,
    archived INTEGER CHECK (archived IN (0, 1))
) STRICT;
CREATE TABLE tag_group (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    updated_at INTEGER NOT NULL,
    updated_by INTEGER,
    name TEXT NOT NULL,
    position INTEGER
) STRICT;
CREATE TABLE tag (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    updated_at INTEGER NOT NULL,
    updated_by INTEGER,
    name TEXT NOT NULL,
    tag_group INTEGER REFERENCES tag_group (id),
    colour INTEGER
) STRICT;
CREATE TABLE client (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    updated_at INTEGER NOT NULL,
    updated_by INTEGER,
    name TEXT NOT NULL,
    short_name TEXT,
    code TEXT,
    roles TEXT,
    industry INTEGER REFERENCES pick_item (id),
    region INTEGER REFERENCES pick_item (id),
    city TEXT,
    source INTEGER REFERENCES pick_item (id),
    owner INTEGER REFERENCES person (id),
    sponsor INTEGER REFERENCES person (id),
    key_account INTEGER CHECK (key_account IN (0, 1)),
    ad_budget TEXT,
    media_channels TEXT,
    growth_potential INTEGER,
    growth_potential_on TEXT CHECK (growth_potential_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    influence INTEGER,
    endorsement INTEGER,
    referral INTEGER,
    credit_grade TEXT,
    credit_limit INTEGER,
    prospect_kind TEXT,
    prospect_criterion TEXT,
    registration_no TEXT,
    phone TEXT,
    website TEXT,
    address TEXT,
    notes TEXT,
    verified_on TEXT CHECK (verified_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    verified_by INTEGER REFERENCES person (id),
    tier_override TEXT,
    tier_override_reason TEXT,
    tier_override_by INTEGER REFERENCES person (id),
    tier_override_from TEXT CHECK (tier_override_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    tier_override_until TEXT CHECK (tier_override_until GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    stage_override TEXT,
    stage_override_reason TEXT,
    stage_override_from TEXT CHECK (stage_override_from GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    stage_override_until TEXT CHECK (stage_override_until GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    created_on TEXT CHECK (created_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    archived_at INTEGER,
    deleted_at INTEGER
) STRICT;
CREATE TABLE client_tag (
    id INTEGER PRIMARY KEY,
    client INTEGER NOT NULL REFERENCES client (id),
    tag INTEGER NOT NULL REFERENCES tag (id)
) STRICT;
CREATE TABLE contact (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    updated_at INTEGER NOT NULL,
    updated_by INTEGER,
    client INTEGER NOT NULL REFERENCES client (id),
    name TEXT NOT NULL,
    title TEXT,
    department TEXT,
    mobile TEXT,
    phone TEXT,
    wechat TEXT,
    email TEXT,
    birthday TEXT CHECK (birthday GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    birthday_lunar INTEGER CHECK (birthday_lunar IN (0, 1)),
    is_primary INTEGER CHECK (is_primary IN (0, 1)),
    decision_role TEXT,
    influence INTEGER,
    attitude TEXT,
    reports_to INTEGER REFERENCES contact (id),
    source TEXT,
    legal_basis TEXT,
    purpose TEXT,
    consent_on TEXT CHECK (consent_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    consent_withdrawn_on TEXT CHECK (consent_withdrawn_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    retain_until TEXT CHECK (retain_until GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    notes TEXT
) STRICT;
CREATE TABLE project (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    updated_at INTEGER NOT NULL,
    updated_by INTEGER,
    client INTEGER NOT NULL REFERENCES client (id),
    name TEXT NOT NULL,
    code TEXT,
    start TEXT CHECK (start GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    finish TEXT CHECK (finish GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    status TEXT,
    owner INTEGER REFERENCES person (id),
    notes TEXT
) STRICT;
CREATE TABLE client_order (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    updated_at INTEGER NOT NULL,
    updated_by INTEGER,
    client INTEGER NOT NULL REFERENCES client (id),
    date TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    number TEXT,
    service INTEGER REFERENCES pick_item (id),
    amount INTEGER NOT NULL,
    net INTEGER,
    cost INTEGER,
    advance_cost INTEGER,
    currency TEXT NOT NULL,
    service_start TEXT CHECK (service_start GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    service_end TEXT CHECK (service_end GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    project INTEGER REFERENCES project (id),
    refund_of INTEGER REFERENCES client_order (id),
    notes TEXT
) STRICT;
CREATE TABLE receivable (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    updated_at INTEGER NOT NULL,
    updated_by INTEGER,
    client INTEGER NOT NULL REFERENCES client (id),
    order_id INTEGER REFERENCES client_order (id),
    number TEXT,
    due TEXT NOT NULL CHECK (due GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    amount INTEGER NOT NULL,
    currency TEXT NOT NULL,
    notes TEXT
) STRICT;
CREATE TABLE receipt (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    updated_at INTEGER NOT NULL,
    updated_by INTEGER,
    client INTEGER NOT NULL REFERENCES client (id),
    date TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    amount INTEGER NOT NULL,
    currency TEXT NOT NULL,
    number TEXT,
    notes TEXT
) STRICT;
CREATE TABLE allocation (
    id INTEGER PRIMARY KEY,
    receipt INTEGER NOT NULL REFERENCES receipt (id),
    receivable INTEGER NOT NULL REFERENCES receivable (id),
    amount INTEGER NOT NULL
) STRICT;
CREATE TABLE rate (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    updated_at INTEGER NOT NULL,
    updated_by INTEGER,
    currency TEXT NOT NULL,
    day TEXT NOT NULL CHECK (day GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    rate INTEGER NOT NULL
) STRICT;
CREATE TABLE interaction (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    updated_at INTEGER NOT NULL,
    updated_by INTEGER,
    client INTEGER NOT NULL REFERENCES client (id),
    date TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    kind TEXT NOT NULL,
    contact INTEGER REFERENCES contact (id),
    person INTEGER REFERENCES person (id),
    summary TEXT NOT NULL,
    next_step TEXT,
    next_step_on TEXT CHECK (next_step_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;
CREATE TABLE need (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    updated_at INTEGER NOT NULL,
    updated_by INTEGER,
    client INTEGER NOT NULL REFERENCES client (id),
    date TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    title TEXT NOT NULL,
    kind TEXT,
    must_have INTEGER CHECK (must_have IN (0, 1)),
    rank INTEGER,
    notes TEXT
) STRICT;
CREATE TABLE complaint (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    updated_at INTEGER NOT NULL,
    updated_by INTEGER,
    client INTEGER NOT NULL REFERENCES client (id),
    contact INTEGER REFERENCES contact (id),
    date TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    receiver INTEGER REFERENCES person (id),
    summary TEXT NOT NULL,
    due TEXT CHECK (due GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    cause TEXT,
    closed_on TEXT CHECK (closed_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    closure TEXT,
    satisfaction INTEGER
) STRICT;
CREATE TABLE survey (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    updated_at INTEGER NOT NULL,
    updated_by INTEGER,
    client INTEGER NOT NULL REFERENCES client (id),
    contact INTEGER REFERENCES contact (id),
    date TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    metric TEXT NOT NULL,
    score INTEGER NOT NULL,
    comment TEXT,
    corrective_action TEXT,
    corrected_on TEXT CHECK (corrected_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;
CREATE TABLE task (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    updated_at INTEGER NOT NULL,
    updated_by INTEGER,
    client INTEGER REFERENCES client (id),
    title TEXT NOT NULL,
    kind TEXT,
    due TEXT CHECK (due GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    owner INTEGER REFERENCES person (id),
    done_on TEXT CHECK (done_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    notes TEXT
) STRICT;
CREATE TABLE segment (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    updated_at INTEGER NOT NULL,
    updated_by INTEGER,
    name TEXT NOT NULL,
    rule TEXT NOT NULL,
    notes TEXT
) STRICT;
CREATE TABLE scoring_profile (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    updated_at INTEGER NOT NULL,
    updated_by INTEGER,
    name TEXT NOT NULL,
    version INTEGER NOT NULL,
    body TEXT NOT NULL,
    in_use INTEGER CHECK (in_use IN (0, 1))
) STRICT;
CREATE TABLE assessment (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    updated_at INTEGER NOT NULL,
    updated_by INTEGER,
    name TEXT NOT NULL,
    as_of TEXT NOT NULL CHECK (as_of GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    profile_name TEXT NOT NULL,
    profile_version INTEGER NOT NULL,
    profile_body TEXT NOT NULL,
    tier_scale TEXT NOT NULL,
    signed_by INTEGER REFERENCES person (id),
    signed_on TEXT CHECK (signed_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;
CREATE TABLE assessment_score (
    id INTEGER PRIMARY KEY,
    assessment INTEGER NOT NULL REFERENCES assessment (id),
    client INTEGER NOT NULL REFERENCES client (id),
    tier TEXT,
    tier_computed TEXT,
    value_score INTEGER,
    r INTEGER,
    f INTEGER,
    m INTEGER,
    rfm_class TEXT,
    stage TEXT,
    recency_days INTEGER,
    frequency INTEGER,
    monetary INTEGER,
    reasons TEXT
) STRICT;
CREATE TABLE borrow_record (
    id INTEGER PRIMARY KEY,
    uid BLOB NOT NULL CHECK (length(uid) = 16),
    updated_at INTEGER NOT NULL,
    updated_by INTEGER,
    date TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
    person INTEGER REFERENCES person (id),
    purpose TEXT,
    recipient TEXT,
    file TEXT,
    row_count INTEGER,
    columns TEXT,
    return_on TEXT CHECK (return_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;

CREATE INDEX client_owner ON client (owner);
CREATE INDEX client_name ON client (name);
CREATE INDEX client_code ON client (code);
CREATE INDEX client_tag_client ON client_tag (client, tag);
CREATE INDEX client_tag_tag ON client_tag (tag, client);
CREATE INDEX contact_client ON contact (client);
CREATE INDEX contact_reports_to ON contact (reports_to) WHERE reports_to IS NOT NULL;
CREATE INDEX project_client ON project (client);
CREATE INDEX client_order_client ON client_order (client, date);
CREATE INDEX client_order_project ON client_order (project) WHERE project IS NOT NULL;
CREATE INDEX client_order_refund_of ON client_order (refund_of) WHERE refund_of IS NOT NULL;
CREATE INDEX client_order_number ON client_order (number) WHERE number IS NOT NULL;
CREATE INDEX receivable_client ON receivable (client);
CREATE INDEX receivable_order ON receivable (order_id) WHERE order_id IS NOT NULL;
CREATE INDEX receipt_client ON receipt (client);
CREATE INDEX allocation_receipt ON allocation (receipt);
CREATE INDEX allocation_receivable ON allocation (receivable);
CREATE INDEX interaction_client ON interaction (client, date);
CREATE INDEX interaction_contact ON interaction (contact) WHERE contact IS NOT NULL;
CREATE INDEX need_client ON need (client);
CREATE INDEX complaint_client ON complaint (client);
CREATE INDEX complaint_contact ON complaint (contact) WHERE contact IS NOT NULL;
CREATE INDEX survey_contact ON survey (contact) WHERE contact IS NOT NULL;
CREATE INDEX survey_client ON survey (client);
CREATE INDEX task_client ON task (client);
CREATE INDEX assessment_score_assessment ON assessment_score (assessment, client);
CREATE INDEX assessment_score_client ON assessment_score (client);

-- Derived tables: rebuilt by difference after each change, outside sessions and digest.
CREATE TABLE client_score (
    client INTEGER PRIMARY KEY,
    tier TEXT,
    value_score INTEGER,
    r INTEGER,
    f INTEGER,
    m INTEGER,
    rfm_class TEXT,
    stage TEXT,
    dormancy TEXT,
    behaviour TEXT,
    abc TEXT,
    monetary INTEGER,
    frequency INTEGER,
    recency_days INTEGER,
    orders INTEGER,
    first_order TEXT,
    last_order TEXT,
    last_interaction TEXT,
    overdue INTEGER,
    value_365 INTEGER,
    provisional INTEGER,
    tier_computed TEXT
) STRICT;
CREATE INDEX client_score_value ON client_score (value_score);
CREATE INDEX client_score_tier ON client_score (tier);

-- How a client is found and sorted: an ICU collation key, and folded name, short name, pinyin and initials.
CREATE TABLE client_search (
    client INTEGER PRIMARY KEY,
    sort_key BLOB NOT NULL,
    document TEXT NOT NULL
) STRICT;
CREATE INDEX client_search_sort ON client_search (sort_key);

-- The workspace's own state: data_version, history_cursor, score_stamp.
CREATE TABLE meta (
    key TEXT PRIMARY KEY,
    value TEXT
) STRICT;

-- One row an edit. Rows above the cursor (meta.history_cursor) have been undone and can be redone.
CREATE TABLE history (
    seq INTEGER PRIMARY KEY,
    command TEXT NOT NULL,
    arguments TEXT NOT NULL,
    at INTEGER NOT NULL,
    person INTEGER,
    row_count INTEGER NOT NULL,
    byte_count INTEGER NOT NULL
) STRICT;
CREATE TABLE history_part (
    seq INTEGER NOT NULL REFERENCES history (seq),
    part INTEGER NOT NULL,
    changes BLOB NOT NULL,
    PRIMARY KEY (seq, part)
) STRICT, WITHOUT ROWID;

-- Append-only and hash-chained. Holds what was done to how many rows, never a value.
CREATE TABLE audit (
    seq INTEGER PRIMARY KEY,
    at INTEGER NOT NULL,
    person INTEGER,
    action TEXT NOT NULL,
    command TEXT NOT NULL,
    kinds TEXT NOT NULL,
    row_count INTEGER NOT NULL,
    hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
