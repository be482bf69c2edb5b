-- The same as runs_moved.sql for a table. $1 the one run, $2 the other, $3 objective (null: all).
WITH moved AS MATERIALIZED (
  SELECT a.asset_id, a.reference, a.name, a.objective, a.rating AS rating_before, b.rating AS rating_now, a.score AS score_before,
         b.score AS score_now, sign(a.sort_order - b.sort_order)::integer AS way
  FROM publish.run_objective a JOIN publish.run_objective b ON b.asset_id = a.asset_id AND b.objective = a.objective
  WHERE a.run_id = $1::bigint AND b.run_id = $2::bigint AND a.rating_code <> b.rating_code
    AND ($3::integer IS NULL OR a.objective = $3::integer)
), share AS MATERIALIZED (
  SELECT run_id, asset_id, objective, criterion, kind, state, share FROM publish.run_share WHERE run_id IN ($1::bigint, $2::bigint)
), cause AS (
  SELECT DISTINCT ON (moved.asset_id, moved.objective) moved.asset_id, moved.objective, test.criterion, test.kind, test.before, test.now, test.state_before,
         test.state_now
  FROM moved
  JOIN (SELECT asset_id, objective, criterion, coalesce(a.kind, b.kind) AS kind, a.share AS before, b.share AS now, a.state AS state_before,
               b.state AS state_now
        FROM (SELECT * FROM share WHERE run_id = $1::bigint) a
        FULL JOIN (SELECT * FROM share WHERE run_id = $2::bigint) b USING (asset_id, objective, criterion)) AS test
    ON test.asset_id = moved.asset_id AND test.objective = moved.objective
  WHERE CASE test.kind WHEN 'guard' THEN test.state_before IS DISTINCT FROM test.state_now
             ELSE moved.way * (coalesce(test.now, 0) - coalesce(test.before, 0)) > 0.05 END
  ORDER BY moved.asset_id, moved.objective, test.kind <> 'guard', moved.way * (coalesce(test.now, 0) - coalesce(test.before, 0)) DESC, test.criterion
)
SELECT moved.objective, moved.reference AS asset, moved.name, moved.rating_before || coalesce(' ' || trunc(moved.score_before), '') AS before,
  moved.rating_now || coalesce(' ' || trunc(moved.score_now), '') AS now, coalesce(cause.criterion, 'thresholds, or withheld') AS criterion,
  CASE WHEN cause.kind = 'guard' THEN coalesce(cause.state_before, 'not asked') || ' > ' || coalesce(cause.state_now, 'not asked')
       WHEN cause.criterion IS NOT NULL
       THEN coalesce(round(cause.before::numeric, 1)::text, '-') || ' > ' || coalesce(round(cause.now::numeric, 1)::text, '-') END AS gave
FROM moved LEFT JOIN cause ON cause.asset_id = moved.asset_id AND cause.objective = moved.objective
ORDER BY moved.objective, moved.way, moved.reference;
