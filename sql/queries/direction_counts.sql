-- How many assets improve, stay and worsen on each objective. $1 run.
SELECT own.objective, own.title, count(*) FILTER (WHERE own.direction = 'improving') AS improving,
  count(*) FILTER (WHERE own.direction = 'stable') AS stable, count(*) FILTER (WHERE own.direction = 'worsening') AS worsening,
  count(*) FILTER (WHERE own.direction IS NULL AND own.rated_otherwise) AS rated_otherwise
FROM publish.asset_direction own
WHERE own.run_id = $1::bigint AND own.commitment IS NULL
GROUP BY own.objective, own.title ORDER BY own.objective;
