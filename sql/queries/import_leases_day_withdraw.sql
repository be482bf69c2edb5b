-- Days still to come that a lease's row names no longer, of a kind that it names others of. What is past has been.
WITH named AS (
  SELECT i.row_number, l.lease_id, given.kind, i.made_days::jsonb AS days
  FROM pg_temp.incoming i
  JOIN register.lease l ON l.scheme = i.scheme AND l.reference = i.lease_reference AND l.asset_id = i.asset_id
   AND coalesce(l.unit, '') = coalesce(i.unit, '')
  CROSS JOIN LATERAL (
    VALUES ('break', i.breaks), ('review', i.reviews), ('notice', i.notices), ('renewal', i.renewals)) AS given (kind, cell)
  WHERE given.cell IS NOT NULL
), gone AS (
  UPDATE register.lease_event t
  SET withdrawn = true
  FROM named n, pg_temp.import_batch b
  WHERE t.lease_id = n.lease_id AND t.kind_code = n.kind AND NOT t.withdrawn AND t.happens_on >= b.today
    AND NOT EXISTS (
      SELECT FROM jsonb_array_elements(n.days) AS e
      WHERE e ->> 'kind' = t.kind_code AND (e ->> 'on')::date = t.happens_on AND e ->> 'side' IS NOT DISTINCT FROM t.side_code)
  RETURNING n.row_number
)
INSERT INTO pg_temp.import_touched (row_number, made) SELECT DISTINCT row_number, false FROM gone;
