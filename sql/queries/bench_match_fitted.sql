-- How often each level came up among pairs that are one asset, and among pairs that are two; a pair more is taken for each
-- level, so that none is held for impossible.
CREATE TEMPORARY TABLE fitted AS
WITH seen AS (
  SELECT e ->> 'comparison' AS comparison, e ->> 'level' AS level, p.same
  FROM pg_temp.truth_pair p, jsonb_array_elements(p.evidence) AS e
)
SELECT l.comparison, l.level, l.sort_order,
       (count(s.level) FILTER (WHERE s.same) + 1.0)
         / sum(count(s.level) FILTER (WHERE s.same) + 1.0) OVER (PARTITION BY l.comparison) AS m,
       (count(s.level) FILTER (WHERE NOT s.same) + 1.0)
         / sum(count(s.level) FILTER (WHERE NOT s.same) + 1.0) OVER (PARTITION BY l.comparison) AS u
FROM (SELECT DISTINCT comparison, level, sort_order FROM evaluation.match_level) AS l
LEFT JOIN seen s ON s.comparison = l.comparison AND s.level = l.level
GROUP BY l.comparison, l.level, l.sort_order;
