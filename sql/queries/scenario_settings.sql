-- What a scenario sets and supposes, of that what the reader may be told. $1 name.
SELECT change.name, change.what, change.said AS is, (change.changed_at AT TIME ZONE 'Europe/London')::date AS set_on, change.changed_by AS set_by
FROM (
    SELECT c.scenario_id, concat_ws(' ', c.setting_code, nullif(c.group_code, '')) AS name, c.what, c.said, c.changed_at, c.changed_by, c.place, c.group_code
    FROM publish.scenario_setting c
    UNION ALL
    SELECT f.scenario_id, f.reference || '.' || f.fact_code, f.label, f.said, f.changed_at, f.changed_by, 100, f.reference
    FROM publish.scenario_fact f) AS change
JOIN publish.scenario s ON s.scenario_id = change.scenario_id
WHERE s.name = $1::text
ORDER BY change.place, change.group_code, change.name;
