-- The rows of a list that was just imported, with what they were taken for and what they are. $1 list.
INSERT INTO pg_temp.truth_row
SELECT t.source, t.code, t.outcome, r.record_id, l.asset_id, l.how, h.asset_id AS expected_id
FROM pg_temp.truth t
JOIN LATERAL (
  SELECT batch_id FROM source.batch b WHERE b.feed = 'register/' || t.source AND b.status = 'applied'
  ORDER BY batch_id DESC LIMIT 1
) AS newest ON true
JOIN source.record r ON r.batch_id = newest.batch_id AND r.row_key = t.code AND NOT r.rejected
JOIN source.link l ON l.record_id = r.record_id
LEFT JOIN register.asset_identifier h ON h.scheme = t.same_source AND h.value = t.same_code
WHERE t.code IS NOT NULL AND t.source = $1::text;
