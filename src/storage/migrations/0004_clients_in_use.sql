-- Every list, count and score asks for the clients in use, and whether one is stands in the last columns of a wide row.
-- No table of truth changes: the undo history goes on.
CREATE INDEX client_in_use ON client (id) WHERE deleted_at IS NULL AND archived_at IS NULL;
