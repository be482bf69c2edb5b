-- Keeps a plan. $1 run, $2 scenario, $3 years, $4 settings, $5 outcome, $6 value, $7 bound, $8 by rank-and-cut, $9 with
-- GBP 1m more, $10 with GBP 1m less, $11 version, $12 who, $13 emissions that count.
INSERT INTO programme.plan (run_id, scenario_name, years, settings, outcome, value_gbp, bound_gbp, cut_value_gbp, more_gbp, less_gbp,
                            engine_version, made_by, emissions_kg)
VALUES ($1::bigint, $2::text, $3::integer, $4::jsonb, $5::text, $6::numeric, $7::numeric, $8::numeric, $9::numeric, $10::numeric,
        $11::text, $12::text, $13::double precision)
RETURNING plan_id;
