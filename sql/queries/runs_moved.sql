-- Assets whose rating differs between two runs, and the test that made most of it: a guard that stands otherwise, else the
-- criterion that moved the score furthest that way.  the one run,  the other,  objective (null: all).
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
SELECT moved.objective, moved.reference AS asset, moved.name, moved.rating_before, moved.rating_now, moved.score_before, moved.score_now,
  cause.criterion, round(cause.before::numeric, 1) AS gave, round(cause.now::numeric, 1) AS gives, cause.state_before AS state_before,
  cause.state_now AS state_now
FROM moved LEFT JOIN cause ON cause.asset_id = moved.asset_id AND cause.objective = moved.objective
ORDER BY moved.objective, moved.way, moved.reference;
