-- What two scenarios change, side by side: settings, then facts of those that the reader may be told; null where one
-- leaves it as it is. $1 and $2 names.
SELECT kind, code, of_what, what, max(said) FILTER (WHERE scenario = $1::text) AS first, max(said) FILTER (WHERE scenario = $2::text) AS second
FROM publish.scenario_said
WHERE scenario IN ($1::text, $2::text)
GROUP BY kind, code, of_what, what, place
ORDER BY place, of_what, code;
