-- Keeps what a run supposed, and beside it what follows from the run that it is compared with: where the council is
-- present in town centres. $1 run, $2 run compared with, $3 assets, $4 facts, $5 what they were, $6 what they are supposed to be.
WITH presence AS (
    INSERT INTO programme.presence (run_id, asset_id, town_centre)
    SELECT $1::bigint, p.asset_id, p.town_centre FROM programme.presence p WHERE p.run_id = $2::bigint)
INSERT INTO programme.run_supposed (run_id, asset_id, fact_code, was, value)
SELECT $1::bigint, given.asset_id, given.fact_code, given.was, given.value
FROM unnest($3::bigint[], $4::text[], $5::double precision[], $6::double precision[]) AS given (asset_id, fact_code, was, value);
