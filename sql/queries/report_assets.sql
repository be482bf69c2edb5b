-- The worst ($1 true) or best ($1 false) assets of the run, at most $2, with the reasons. Worst: most failed guards, then
-- lowest mean score; best: no guard failed or unproven, highest mean score with at least half of the evidence known.
-- Assets marked above internal are not named, nor are facts made of rows that are. Results are read by the key of the run,
-- parts apart, before names are.
-- chr(160) keeps an objective and its rating on one line.
WITH run AS MATERIALIZED (
  SELECT run_id FROM publish.latest_run
),
named AS MATERIALIZED (
  SELECT asset_id, reference, name, category, post_town
  FROM publish.asset
  WHERE held AND marking_code IN ('public', 'internal')
),
judged AS MATERIALIZED (
  SELECT result.asset_id, avg(result.score) AS score, sum(result.failed_guards) AS failed,
    sum(result.unproven_guards) AS unproven, avg(result.coverage) AS coverage,
    string_agg(result.objective || chr(160) || lower(rating.label), ', ' ORDER BY result.objective)
      FILTER (WHERE result.score IS NOT NULL OR result.rating = 'red') AS ratings
  FROM evaluation.objective_result result
  JOIN evaluation.rating ON rating.rating_code = result.rating
  WHERE result.run_id = (SELECT run_id FROM run)
  GROUP BY result.asset_id
),
ranked AS MATERIALIZED (
  SELECT judged.*, named.reference, named.name, named.category, named.post_town
  FROM judged
  JOIN named ON named.asset_id = judged.asset_id
  WHERE (judged.score IS NOT NULL OR judged.failed > 0)
    AND ($1::boolean OR (judged.failed = 0 AND judged.unproven = 0 AND judged.coverage >= 0.5))
  ORDER BY CASE WHEN $1::boolean THEN -judged.failed END, CASE WHEN $1::boolean THEN judged.score ELSE -judged.score END,
    named.reference
  LIMIT $2::integer
)
SELECT ranked.reference, ranked.name, ranked.category, ranked.post_town, ranked.score, ranked.ratings,
  nullif(concat_ws('. ', guard.failed, told.named), '') || '.' AS reasons
FROM ranked
LEFT JOIN LATERAL (
  SELECT 'Failed: ' || string_agg(DISTINCT lower(left(fact.label, 1)) || substr(fact.label, 2), ', ') AS failed
  FROM evaluation.guard_result result
  JOIN evaluation.criterion ON criterion.criterion_id = result.criterion_id
  JOIN evaluation.fact ON fact.fact_code = criterion.fact_code
  WHERE result.run_id = (SELECT run_id FROM run) AND result.asset_id = ranked.asset_id AND result.state = 'failed'
) AS guard ON true
LEFT JOIN LATERAL (
  SELECT CASE WHEN $1::boolean THEN 'Lowest: ' ELSE 'Highest: ' END
    || string_agg(lower(left(one.label, 1)) || substr(one.label, 2) || ' ' || round(one.points) || ' of 100', ', '
                  ORDER BY one.place) AS named
  FROM (
    SELECT tested.label, tested.points,
      row_number() OVER (ORDER BY CASE WHEN $1::boolean THEN tested.points ELSE -tested.points END, tested.weight DESC,
                         tested.label) AS place
    FROM (
      SELECT DISTINCT ON (criterion.fact_code) fact.label, result.points, criterion.weight
      FROM evaluation.criterion_result result
      JOIN evaluation.criterion ON criterion.criterion_id = result.criterion_id
      JOIN evaluation.fact ON fact.fact_code = criterion.fact_code
      WHERE result.run_id = (SELECT run_id FROM run) AND result.asset_id = ranked.asset_id
        AND criterion.kind = 'performance' AND result.points IS NOT NULL
        AND NOT EXISTS (
          SELECT FROM facts.test_rank marked
          WHERE marked.asset_id = result.asset_id AND marked.criterion_id = result.criterion_id
            AND marked.rank > (SELECT rank FROM code.marking WHERE code = 'internal'))
      ORDER BY criterion.fact_code, CASE WHEN $1::boolean THEN result.points ELSE -result.points END, criterion.weight DESC
    ) AS tested
  ) AS one
  WHERE one.place <= 3
) AS told ON true
ORDER BY CASE WHEN $1::boolean THEN -ranked.failed END, CASE WHEN $1::boolean THEN ranked.score ELSE -ranked.score END,
  ranked.reference;
