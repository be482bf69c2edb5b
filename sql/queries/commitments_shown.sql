-- The commitments table of a run for people. $1 run, $2 objective (null: all).
SELECT coalesce(own.commitment, own.objective::text) AS code, own.title AS commitment, own.rating_before AS last,
  own.rating AS now, nullif(concat(own.direction, ' ' || to_char(nullif(round(own.change), 0), 'FMSG990')), '') AS direction,
  trunc(own.score::numeric, 1) AS score, own.action_rating || ': ' || own.action_owner AS action,
  own.remark || ' (' || own.remark_by || ', ' || own.remark_on || CASE WHEN own.comment_carried THEN ', of a run replaced since)' ELSE ')' END AS comment
FROM publish.commitment_line own
WHERE own.run_id = $1::bigint AND ($2::integer IS NULL OR own.objective = $2::integer)
ORDER BY own.objective, own.commitment NULLS FIRST;
