-- The pairs that were compared for a list that was just imported, with whether each is one asset. $1 list.
INSERT INTO pg_temp.truth_pair
SELECT m.match_id, m.probability, m.state, m.evidence, t.source, t.code, t.how, coalesce(t.expected_id = m.first_id, false) AS same
FROM pg_temp.truth_row t
JOIN register.match m ON m.record_id = t.record_id OR (m.record_id IS NULL AND t.how = 'new' AND m.second_id = t.asset_id)
WHERE t.source = $1::text;
