-- What two scenarios change, side by side, for people to read. $1 and $2 names.
SELECT what, coalesce(max(said) FILTER (WHERE scenario = $1::text), 'as it is') AS first,
       coalesce(max(said) FILTER (WHERE scenario = $2::text), 'as it is') AS second
FROM publish.scenario_said
WHERE scenario IN ($1::text, $2::text)
GROUP BY what, place, of_what, code
ORDER BY place, of_what, code;
