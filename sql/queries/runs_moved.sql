-- Assets whose rating differs between two runs, and the test that made most of it. $1 the one run, $2 the other, $3 objective
-- (null: all).
SELECT objective, reference AS asset, name, rating_before, rating_now, score_before, score_now,
  criterion, round(gave::numeric, 1) AS gave, round(gives::numeric, 1) AS gives, state_before, state_now
FROM publish.runs_moved($1::bigint, $2::bigint, $3::integer)
ORDER BY objective, way, reference;
