-- Which criteria made assets change their rating between two runs, and how many. $1 the one run, $2 the other, $3 objective
-- (null: all).
SELECT objective, coalesce(criterion, 'thresholds, or withheld') AS criterion, count(*) FILTER (WHERE way > 0) AS better,
  count(*) FILTER (WHERE way < 0) AS worse
FROM publish.runs_moved($1::bigint, $2::bigint, $3::integer) AS moved
GROUP BY objective, moved.criterion
ORDER BY objective, count(*) DESC, moved.criterion;
