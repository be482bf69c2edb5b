-- Assets that improve, worsen or are rated otherwise than before, the farthest first, with what did it.
-- $1 run, $2 objective (null: any), $3 direction (improving, worsening; null: both), $4 how many at most.
SELECT own.reference AS asset, own.name, own.objective, own.rating_before, own.rejudged_before, own.rating,
  trunc(own.score_before::numeric, 1) AS score_before, trunc(own.score::numeric, 1) AS score, round(own.change::numeric, 1) AS change, own.direction,
  (SELECT string_agg(concat(moved.label, ': ' || coalesce(moved.value_before, 'unknown') || ' to ' || coalesce(moved.value, 'unknown'),
                            ' (' || to_char(round(moved.effect::numeric, 1), 'FMSG990.0') || ')'), '; ' ORDER BY abs(moved.effect) DESC NULLS LAST, moved.label)
   FROM publish.movement moved
   WHERE moved.run_id = own.run_id AND moved.asset_id = own.asset_id AND moved.objective = own.objective) AS because
FROM (
  SELECT * FROM publish.asset_direction
  WHERE run_id = $1::bigint AND commitment IS NULL AND ($2::integer IS NULL OR objective = $2::integer)
    AND (direction IN ('improving', 'worsening') OR rated_otherwise) AND ($3::text IS NULL OR direction = $3::text)
  ORDER BY abs(change) DESC NULLS LAST, reference, objective LIMIT $4::integer) AS own
ORDER BY abs(own.change) DESC NULLS LAST, own.reference, own.objective;
