-- Who leads whom, and a chain over the register of what was taken out. A table of truth changes, so the undo history ends here (a backup was made
-- before). Who may sign in, and with what, stands in `meta`: it is of this file and this office, and leaves with no archive.
ALTER TABLE person ADD COLUMN lead INTEGER REFERENCES person (id);
DELETE FROM history_part;
DELETE FROM history;

-- One row an entry of the register, from this version on: a hash over the entry and the one before it. Never changed.
CREATE TABLE register_chain (
    record INTEGER PRIMARY KEY,
    hash BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;
