-- Listed entries that may be of an asset, by number. $1 state (null: all), $2 the reference of an asset (null: all), $3 how
-- many, $4 the number of the last one given before (null: from the first).
SELECT candidate, state, reference AS asset, name, kind, official_reference, entry_name, metres,
       round(likeness::numeric, 2) AS likeness, feed, import, row, to_json(found_at) AS found_at, decided_by,
       to_json(decided_at) AS decided_at, reason
FROM publish.designation_candidate
WHERE ($1::text IS NULL OR state = $1::text) AND ($2::text IS NULL OR reference = upper($2::text))
  AND ($4::bigint IS NULL OR candidate > $4::bigint)
ORDER BY candidate
LIMIT $3::bigint;
