-- Each pair that was compared, with whether it is one asset.
CREATE TEMPORARY TABLE truth_pair AS
SELECT m.match_id, m.probability, m.state, m.evidence, t.source, t.code, t.how, coalesce(t.expected_id = m.first_id, false) AS same
FROM pg_temp.truth_row t
JOIN register.match m ON m.record_id = t.record_id OR (m.record_id IS NULL AND t.how = 'new' AND m.second_id = t.asset_id);
