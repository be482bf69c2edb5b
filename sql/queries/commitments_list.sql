-- The commitments table of a run, whole. $1 run, $2 objective (null: all), $3 true: also the objectives themselves.
SELECT own.commitment, own.objective, own.title, own.rating_before, trunc(own.score_before::numeric, 1) AS score_before,
  own.rejudged_before, own.rating, trunc(own.score::numeric, 1) AS score, own.direction, round(own.change::numeric, 1) AS change,
  own.scored, own.green, own.amber, own.red, own.insufficient, own.not_applicable, own.failed_guards, own.unproven_guards,
  round(own.coverage::numeric, 3) AS coverage, own.corporate_action, own.action_rating, own.action_direction, own.action_owner,
  own.action_rated_on, own.action_comment, own.comment, own.comment_by, own.comment_on, own.comment_version, own.comment_carried
FROM publish.commitment_line own
WHERE own.run_id = $1::bigint AND ($2::integer IS NULL OR own.objective = $2::integer) AND (own.commitment IS NOT NULL OR $3::boolean)
ORDER BY own.objective, own.commitment NULLS FIRST;
