-- What a scenario sets and supposes, of that what the reader may be told. $1 name.
SELECT CASE kind WHEN 'fact' THEN of_what || '.' || code ELSE concat_ws(' ', code, nullif(of_what, '')) END AS name, what, said AS is,
       (changed_at AT TIME ZONE 'Europe/London')::date AS set_on, changed_by AS set_by
FROM publish.scenario_said
WHERE scenario = $1::text
ORDER BY place, of_what, code;
