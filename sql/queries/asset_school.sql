-- Record card: the school. $1 asset_id.
SELECT urn, school_type, phase, maintained, capacity, pupils, pupils_on, maintenance_plan_until, joint_visit_on,
  replacement_strategy_on
FROM publish.school
WHERE asset_id = $1::bigint;
