-- What a scenario sets. $1 name.
SELECT c.setting_code AS setting, c.group_code, c.value
FROM programme.scenario s
JOIN programme.scenario_change c USING (scenario_id)
WHERE s.name = $1::text
ORDER BY c.setting_code, c.group_code;
