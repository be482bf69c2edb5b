-- Puts what the whole register was found to hold twice into the review list. What was decided stays decided; a pair that
-- is found no longer leaves the list. Says how many there are now, how many of them are new, and how many were compared.
WITH kept AS (
  INSERT INTO register.match AS t (first_id, second_id, probability, evidence)
  SELECT s.probe_id, s.asset_id, round(s.probability::numeric, 4), e.evidence
  FROM pg_temp.match_scored s
  JOIN pg_temp.match_evidence e USING (probe_id, asset_id)
  ORDER BY s.probability DESC, s.probe_id, s.asset_id
  ON CONFLICT (first_id, second_id) DO UPDATE SET probability = excluded.probability, evidence = excluded.evidence
  WHERE t.state = 'open' AND (t.probability, t.evidence) IS DISTINCT FROM (excluded.probability, excluded.evidence)
  RETURNING xmax = 0 AS is_new
), gone AS (
  DELETE FROM register.match t
  WHERE t.state = 'open'
    AND NOT EXISTS (SELECT FROM pg_temp.match_evidence e WHERE e.probe_id = t.first_id AND e.asset_id = t.second_id)
)
SELECT (SELECT count(*) FROM pg_temp.match_evidence e
        LEFT JOIN register.match t ON t.first_id = e.probe_id AND t.second_id = e.asset_id
        WHERE coalesce(t.state, 'open') = 'open') AS open,
       (SELECT count(*) FROM kept WHERE is_new) AS new,
       (SELECT count(*) FROM pg_temp.match_pair) AS compared;
