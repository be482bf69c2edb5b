-- Pairs that share a UPRN, their own or a building's; not one that very many have.
INSERT INTO pg_temp.match_found (probe_id, asset_id)
WITH held AS MATERIALIZED (
  SELECT uprn::bigint AS uprn, asset_id FROM register.asset WHERE uprn IS NOT NULL
  UNION
  SELECT uprn::bigint, asset_id FROM register.building WHERE uprn IS NOT NULL
), own AS (
  SELECT probe_id, uprn FROM pg_temp.match_probe WHERE uprn IS NOT NULL
  UNION
  SELECT probe_id, unnest(uprns) FROM pg_temp.match_probe WHERE uprns IS NOT NULL
)
SELECT own.probe_id, held.asset_id
FROM own
JOIN held ON held.uprn = own.uprn
WHERE own.uprn IN (SELECT uprn FROM held GROUP BY uprn HAVING count(*) <= facts.match_rule('most_alike'));
