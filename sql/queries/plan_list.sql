-- Plans, newest first. $1 at most so many, $2 only those before this one (null: from the newest), $3 of this scenario only (null: all).
SELECT p.plan_id, p.run_id, p.scenario_name AS scenario, p.years, p.outcome, p.value_gbp, p.bound_gbp, p.cut_value_gbp,
       p.supposes, to_json(p.made_at) #>> '{}' AS made_at, p.made_by
FROM publish.plan p
WHERE ($2::bigint IS NULL OR p.plan_id < $2::bigint) AND ($3::text IS NULL OR p.scenario_name = $3::text)
ORDER BY p.plan_id DESC
LIMIT $1::bigint;
