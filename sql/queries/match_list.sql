-- Matches, the likeliest first. $1 state (null: all), $2 the reference of an asset that they are of (null: all), $3 how many,
-- $4 and $5 probability and number of the last one given before (null: from the first).
SELECT match, state, probability, first_reference AS first, first_name, second_reference AS second, second_name, feed, code,
       to_json(found_at) AS found_at, decided_by, to_json(decided_at) AS decided_at, reason
FROM publish.match
WHERE ($1::text IS NULL OR state = $1::text)
  AND ($2::text IS NULL OR upper($2::text) IN (first_reference, second_reference))
  AND ($4::numeric IS NULL OR (-probability, match) > (-$4::numeric, $5::bigint))
ORDER BY -probability, match
LIMIT $3::bigint;
