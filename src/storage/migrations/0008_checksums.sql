-- Checksums of what undo needs, and where the audit ends, so that what is altered or cut off is noticed. Steps of before have none. No table of
-- truth changes, so the undo history goes on.
ALTER TABLE history_part ADD COLUMN hash BLOB;
INSERT OR REPLACE INTO meta (key, value) SELECT 'audit_head', seq || ' ' || lower(hex(hash)) FROM audit ORDER BY seq DESC LIMIT 1;
