-- Pairs whose ground overlaps.
INSERT INTO pg_temp.match_found (probe_id, asset_id)
SELECT p.probe_id, over.asset_id
FROM (SELECT facts.match_rule('most_alike')::integer AS most OFFSET 0) AS rule
CROSS JOIN pg_temp.match_probe p
CROSS JOIN LATERAL (
  SELECT held.asset_id FROM register.land_parcel held
  WHERE st_intersects(held.extent, p.extent) LIMIT rule.most
) AS over;
