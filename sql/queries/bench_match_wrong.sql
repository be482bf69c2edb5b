-- The rows that were linked wrongly, and of those that should have been the first.
SELECT t.source, t.code, r.fields ->> 'Property Name' AS name, held.name AS taken_for, known.name AS is_really,
       coalesce(p.probability, 0) AS probability,
       (SELECT string_agg((e ->> 'comparison') || ' ' || (e ->> 'level'), ', ') FROM jsonb_array_elements(p.evidence) AS e) AS evidence
FROM pg_temp.truth_row t
JOIN source.record r ON r.record_id = t.record_id
LEFT JOIN register.asset held ON held.asset_id = t.asset_id
LEFT JOIN register.asset known ON known.asset_id = t.expected_id
LEFT JOIN LATERAL (
  SELECT own.probability, own.evidence FROM pg_temp.truth_pair own
  WHERE own.source = t.source AND own.code = t.code AND (own.same OR t.how = 'match')
  ORDER BY own.probability DESC LIMIT 1
) AS p ON true
WHERE t.how = 'match' AND t.asset_id IS DISTINCT FROM t.expected_id OR t.how = 'new' AND t.expected_id IS NOT NULL
ORDER BY t.how, t.source, t.code
LIMIT $1::bigint;
