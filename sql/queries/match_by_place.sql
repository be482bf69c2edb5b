-- Pairs that stand close together, the nearest few of each.
INSERT INTO pg_temp.match_found (probe_id, asset_id)
SELECT p.probe_id, near.asset_id
FROM (SELECT facts.match_rule('near_metres') AS metres, facts.match_rule('most_alike')::integer AS most OFFSET 0) AS rule
CROSS JOIN pg_temp.match_probe p
CROSS JOIN LATERAL (
  SELECT held.asset_id FROM register.asset held
  WHERE st_dwithin(held.location, p.location, rule.metres)
  ORDER BY held.location <-> p.location LIMIT rule.most
) AS near;
