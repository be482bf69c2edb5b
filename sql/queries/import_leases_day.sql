-- The days that the rows name, of each lease.
WITH given AS (
  SELECT DISTINCT ON (l.lease_id, d.kind, d.happens_on, d.side) i.row_number, i.record_id, l.lease_id, d.kind, d.happens_on, d.side
  FROM pg_temp.incoming i
  JOIN register.lease l ON l.scheme = i.scheme AND l.reference = i.lease_reference AND l.asset_id = i.asset_id
   AND coalesce(l.unit, '') = coalesce(i.unit, '')
  CROSS JOIN LATERAL (
    SELECT e ->> 'kind' AS kind, (e ->> 'on')::date AS happens_on, e ->> 'side' AS side
    FROM jsonb_array_elements(i.made_days::jsonb) AS e) AS d
  ORDER BY l.lease_id, d.kind, d.happens_on, d.side, i.row_number
), changed AS (
  INSERT INTO register.lease_event AS t (lease_id, kind_code, happens_on, side_code, record_id)
  SELECT g.lease_id, g.kind, g.happens_on, g.side, g.record_id FROM given g
  ON CONFLICT (lease_id, kind_code, happens_on, side_code) DO UPDATE
  SET withdrawn = false, record_id = excluded.record_id
  WHERE t.withdrawn
  RETURNING t.lease_id, t.kind_code, t.happens_on, t.side_code
)
INSERT INTO pg_temp.import_touched (row_number, made)
SELECT g.row_number, false
FROM changed c
JOIN given g ON g.lease_id = c.lease_id AND g.kind = c.kind_code AND g.happens_on = c.happens_on
 AND g.side IS NOT DISTINCT FROM c.side_code;
