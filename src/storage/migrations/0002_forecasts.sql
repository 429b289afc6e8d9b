-- What the purchase models expect of a client. Derived, so the rows that are there get it with the next scores.
ALTER TABLE client_score ADD COLUMN p_alive INTEGER;
ALTER TABLE client_score ADD COLUMN expected_orders INTEGER;
ALTER TABLE client_score ADD COLUMN next_order TEXT;
ALTER TABLE client_score ADD COLUMN clv INTEGER;
ALTER TABLE client_score ADD COLUMN clv_low INTEGER;
ALTER TABLE client_score ADD COLUMN clv_high INTEGER;
CREATE INDEX client_score_clv ON client_score (clv);
DELETE FROM meta WHERE key = 'score_stamp';
