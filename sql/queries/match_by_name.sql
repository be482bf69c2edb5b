-- Pairs by the likeness of their names, for those records whose place is unknown and of which nothing else found any: an
-- index of trigrams is slow where very many names are alike. Narrowed by pg_trgm.similarity_threshold.
INSERT INTO pg_temp.match_found (probe_id, asset_id)
SELECT p.probe_id, alike.asset_id
FROM (
  SELECT alone.probe_id, alone.name
  FROM pg_temp.match_probe alone
  WHERE alone.location IS NULL
    AND NOT EXISTS (SELECT FROM pg_temp.match_found f WHERE f.probe_id = alone.probe_id AND f.asset_id <> alone.probe_id)
  ORDER BY alone.probe_id
  LIMIT facts.match_rule('most_by_name')::integer
) AS p
CROSS JOIN LATERAL (
  SELECT held.asset_id FROM register.asset held
  WHERE held.name % p.name
  ORDER BY similarity(held.name, p.name) DESC, held.asset_id LIMIT 10
) AS alike;
