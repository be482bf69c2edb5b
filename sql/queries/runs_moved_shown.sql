-- The same as runs_moved.sql for a table. $1 the one run, $2 the other, $3 objective (null: all).
SELECT objective, reference AS asset, name, rating_before || coalesce(' ' || trunc(score_before), '') AS before,
  rating_now || coalesce(' ' || trunc(score_now), '') AS now, coalesce(criterion, 'thresholds, or withheld') AS criterion,
  CASE WHEN kind = 'guard' THEN coalesce(state_before, 'not asked') || ' > ' || coalesce(state_now, 'not asked')
       WHEN criterion IS NOT NULL
       THEN coalesce(round(gave::numeric, 1)::text, '-') || ' > ' || coalesce(round(gives::numeric, 1)::text, '-') END AS gave
FROM publish.runs_moved($1::bigint, $2::bigint, $3::integer)
ORDER BY objective, way, reference;
