-- The same for people: the three facts that moved most. $1 run, $2 objective, $3 direction, $4 how many at most.
SELECT own.reference AS asset, own.name, own.objective AS obj, own.rejudged_before AS last, own.rating AS now,
  to_char(round(own.change::numeric), 'FMSG990') AS change,
  (SELECT string_agg(concat(moved.label, ': ' || coalesce(moved.value_before, 'unknown') || ' to ' || coalesce(moved.value, 'unknown')), '; '
                     ORDER BY moved.place)
   FROM (SELECT *, row_number() OVER (ORDER BY abs(effect) DESC NULLS LAST, label) AS place FROM publish.movement
         WHERE run_id = own.run_id AND asset_id = own.asset_id AND objective = own.objective) AS moved WHERE moved.place <= 3) AS because
FROM (
  SELECT * FROM publish.asset_direction
  WHERE run_id = $1::bigint AND commitment IS NULL AND ($2::integer IS NULL OR objective = $2::integer)
    AND (direction IN ('improving', 'worsening') OR rated_otherwise) AND ($3::text IS NULL OR direction = $3::text)
  ORDER BY abs(change) DESC NULLS LAST, reference, objective LIMIT $4::integer) AS own
ORDER BY abs(own.change) DESC NULLS LAST, own.reference, own.objective;
