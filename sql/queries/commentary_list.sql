-- What was said of a run, or of all runs of its quarter, the newest first. $1 run, $2 commitment or objective (null: all).
SELECT own.quarter, own.run_id AS run, coalesce(own.commitment, own.objective::text) AS code, own.version_no AS version, own.comment,
  own.post AS by, own.made_on AS "on", own.made_by, own.marking_code AS marking
FROM publish.commentary own
JOIN publish.run asked ON asked.run_id = $1::bigint AND (own.run_id = asked.run_id OR own.quarter_on = asked.quarter_on)
WHERE $2::text IS NULL OR coalesce(own.commitment, own.objective::text) = $2::text
ORDER BY own.run_id DESC, own.objective, own.commitment NULLS FIRST, own.version_no DESC;
