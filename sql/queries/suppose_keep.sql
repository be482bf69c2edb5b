-- Keeps what a run supposed, and where the council is present in town centres: as the run that it is compared with found it, less
-- what is no longer in use there, and what is supposed to be. $1 run, $2 run compared with, $3 assets, $4 facts, $5 what they were,
-- $6 what they are supposed to be.
WITH given AS (
    SELECT own.asset_id, own.fact_code, own.was, own.value
    FROM unnest($3::bigint[], $4::text[], $5::double precision[], $6::double precision[]) AS own (asset_id, fact_code, was, value)
), presence AS (
    INSERT INTO programme.presence (run_id, asset_id, town_centre)
    SELECT f.run_id, f.asset_id, coalesce(p.town_centre, b.name)
    FROM evaluation.run r
    JOIN evaluation.run_fact f ON f.run_id = r.run_id
    LEFT JOIN programme.presence p ON p.run_id = $2::bigint AND p.asset_id = f.asset_id
    LEFT JOIN given ON given.asset_id = f.asset_id AND given.fact_code = 'frontage_in_use'
    LEFT JOIN facts.place now ON now.asset_id = given.asset_id AND f.class_code IN ('occupied_building', 'leased_in')
    LEFT JOIN gazetteer.boundary b ON b.boundary_id = now.town_centre_id
    WHERE r.run_id = $1::bigint AND f.fact_values[array_position(r.fact_codes, 'frontage_in_use')] = 1
      AND coalesce(p.town_centre, b.name) IS NOT NULL)
INSERT INTO programme.run_supposed (run_id, asset_id, fact_code, was, value)
SELECT $1::bigint, given.asset_id, given.fact_code, given.was, given.value FROM given;
