-- Sets one thing of a scenario. $1 name, $2 setting, $3 group, $4 value (null: of without), $5 who.
INSERT INTO programme.scenario_change (scenario_id, setting_code, group_code, value, changed_by)
SELECT s.scenario_id, $2::text, $3::text, $4::double precision, $5::text
FROM programme.scenario s
WHERE s.name = $1::text
ON CONFLICT (scenario_id, setting_code, group_code) DO UPDATE
    SET value = excluded.value, changed_by = excluded.changed_by, changed_at = now();
