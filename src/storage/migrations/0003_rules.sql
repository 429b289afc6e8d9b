-- Rules: tags that a rule puts on, segments with a rule version or a day their list was taken. Tables of truth change,
-- so the undo history ends here (a backup was made before).
ALTER TABLE tag ADD COLUMN rule TEXT;
ALTER TABLE segment ADD COLUMN version INTEGER;
ALTER TABLE segment ADD COLUMN fixed_on TEXT CHECK (fixed_on GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]');
UPDATE segment SET version = 1;
DELETE FROM history_part;
DELETE FROM history;

-- Sums over the orders of a period are read from the index alone.
CREATE INDEX client_order_day ON client_order (date, client, currency, amount, net);

-- Derived tables: who is in a segment, and whom a tag's rule holds for, as of the last look.
CREATE TABLE segment_member (
    segment INTEGER NOT NULL,
    client INTEGER NOT NULL,
    PRIMARY KEY (segment, client)
) STRICT, WITHOUT ROWID;
CREATE TABLE tag_member (
    client INTEGER NOT NULL,
    tag INTEGER NOT NULL,
    PRIMARY KEY (client, tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX tag_member_tag ON tag_member (tag);

-- With what the members of a segment were found, and since when they have been watched.
CREATE TABLE segment_state (
    segment INTEGER PRIMARY KEY,
    version INTEGER NOT NULL,
    rule_hash TEXT NOT NULL,
    as_of TEXT NOT NULL,
    data_version INTEGER NOT NULL,
    since INTEGER NOT NULL
) STRICT;

-- Who came and went, when, why (rule, data, day) and under which version of the rule. Kept, never rebuilt.
CREATE TABLE segment_log (
    id INTEGER PRIMARY KEY,
    segment INTEGER NOT NULL,
    client INTEGER NOT NULL,
    entered INTEGER NOT NULL CHECK (entered IN (0, 1)),
    cause TEXT NOT NULL,
    version INTEGER NOT NULL,
    as_of TEXT NOT NULL,
    at INTEGER NOT NULL
) STRICT;
CREATE INDEX segment_log_segment ON segment_log (segment, at);

-- The tags of a client, put by hand and by rule.
CREATE VIEW client_tags AS
    SELECT client, tag, id AS position FROM client_tag
    UNION ALL
    SELECT client, tag, 9223372036854775807 FROM tag_member;
