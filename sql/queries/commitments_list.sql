-- The commitments table of a run, whole; without a run the commitments alone. $1 run, $2 objective (null: all), $3 true: also
-- the objectives themselves, with no commitment.
SELECT own.commitment, own.objective, own.title, own.short_title, own.weight, own.corporate_action, own.source,
  line.rating_before, trunc(line.score_before::numeric, 1) AS score_before, line.rejudged_before, line.rating,
  trunc(line.score::numeric, 1) AS score, line.direction, round(line.change::numeric, 1) AS change, line.scored, line.green, line.amber,
  line.red, line.insufficient, line.not_applicable, line.failed_guards, line.unproven_guards, line.coverage,
  line.action_rating, line.action_direction, line.action_owner, line.action_rated_on, line.action_comment,
  line.comment, line.comment_by, line.comment_on, line.comment_version, line.comment_carried,
  line.remark, line.remark_by
FROM (SELECT commitment, objective, title, short_title, weight, corporate_action, source FROM publish.commitment
      UNION ALL
      SELECT NULL, objective, title, short_title, NULL, false, source FROM publish.objective) AS own
LEFT JOIN publish.commitment_line line ON line.run_id = $1::bigint AND line.objective = own.objective
  AND line.commitment IS NOT DISTINCT FROM own.commitment
WHERE ($2::integer IS NULL OR own.objective = $2::integer) AND (own.commitment IS NOT NULL OR $3::boolean)
ORDER BY own.objective, own.commitment NULLS FIRST;
