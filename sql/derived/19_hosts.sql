-- Which buildings could take in the use of which others: of a fitting kind, in use, within reach.

CREATE VIEW facts.host AS
SELECT a.asset_id, b.asset_id AS host_id, ST_Distance(a.location, b.location) / 1000 AS km
FROM facts.asset_state s
JOIN programme.host_use u ON u.category_code = s.category_code
JOIN register.asset a ON a.asset_id = s.asset_id
JOIN register.asset b ON b.category_code = u.host_category_code AND b.asset_id <> a.asset_id
 AND ST_DWithin(a.location, b.location, (SELECT facts.parameter('neighbour_km')) * 1000)
JOIN facts.asset_state o ON o.asset_id = b.asset_id AND o.scored AND o.status_code = 'in_use'
WHERE s.scored AND s.status_code = 'in_use';
COMMENT ON VIEW facts.host IS 'Pairs of an asset and a building that could take in its use (programme.host_use), within the search distance. Whether it has room is found by the engine.';
