-- What two scenarios change, side by side, for people to read. $1 and $2 names.
WITH change AS (
    SELECT s.name, c.what, c.said, c.place, c.group_code AS of_what, c.setting_code AS code
    FROM publish.scenario s JOIN publish.scenario_setting c ON c.scenario_id = s.scenario_id
    UNION ALL
    SELECT s.name, f.label || ' of ' || f.reference, f.said, 100, f.reference, f.fact_code
    FROM publish.scenario s JOIN publish.scenario_fact f ON f.scenario_id = s.scenario_id)
SELECT what, coalesce(max(said) FILTER (WHERE name = $1::text), 'as it is') AS first,
       coalesce(max(said) FILTER (WHERE name = $2::text), 'as it is') AS second
FROM change
WHERE name IN ($1::text, $2::text)
GROUP BY what, place, of_what, code
ORDER BY place, of_what, code;
