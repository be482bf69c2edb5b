-- Keeps where the council is present in town centres. $1 run.
INSERT INTO programme.presence (run_id, asset_id, town_centre)
SELECT r.run_id, f.asset_id, b.name
FROM evaluation.run r
JOIN evaluation.run_fact f ON f.run_id = r.run_id
JOIN facts.place p ON p.asset_id = f.asset_id
JOIN gazetteer.boundary b ON b.boundary_id = p.town_centre_id
WHERE r.run_id = $1::bigint AND f.class_code IN ('occupied_building', 'leased_in')
  AND f.fact_values[array_position(r.fact_codes, 'frontage_in_use')] = 1;
