-- What two scenarios change, side by side: settings, then facts of those that the reader may be told; null where one
-- leaves it as it is. $1 and $2 names.
WITH change AS (
    SELECT s.name, 'setting' AS kind, c.setting_code AS code, c.group_code AS of_what, c.what, c.said, c.place
    FROM publish.scenario s JOIN publish.scenario_setting c ON c.scenario_id = s.scenario_id
    WHERE s.name IN ($1::text, $2::text)
    UNION ALL
    SELECT s.name, 'fact', f.fact_code, f.reference, f.label || ' of ' || f.reference, f.said, 100
    FROM publish.scenario s JOIN publish.scenario_fact f ON f.scenario_id = s.scenario_id
    WHERE s.name IN ($1::text, $2::text))
SELECT kind, code, of_what, what, max(said) FILTER (WHERE name = $1::text) AS first, max(said) FILTER (WHERE name = $2::text) AS second
FROM change
GROUP BY kind, code, of_what, what, place
ORDER BY place, of_what, code;
