-- Intervals of an asset's own, by a scheme or risk assessment, where they are not the usual one: the newest row's stands.
WITH given AS (
  SELECT DISTINCT ON (i.asset_id, i.inspection_type) i.row_number, i.record_id, i.asset_id, i.inspection_type,
         i.interval_months, coalesce(i.interval_reason, 'as stated with an inspection: ' || b.source) AS reason
  FROM pg_temp.import_batch b, pg_temp.incoming i
  WHERE i.interval_months IS NOT NULL
  ORDER BY i.asset_id, i.inspection_type, i.inspected_on DESC, i.row_number
), changed AS (
  INSERT INTO register.inspection_duty AS t (asset_id, type_code, interval_months, reason, record_id)
  SELECT g.asset_id, g.inspection_type, g.interval_months, g.reason, g.record_id
  FROM given g
  JOIN code.inspection_type c ON c.code = g.inspection_type
  WHERE g.interval_months <> c.interval_months
     OR EXISTS (SELECT FROM register.inspection_duty d WHERE d.asset_id = g.asset_id AND d.type_code = g.inspection_type)
  ON CONFLICT (asset_id, type_code) DO UPDATE
  SET interval_months = excluded.interval_months, reason = excluded.reason, record_id = excluded.record_id
  WHERE t.interval_months IS DISTINCT FROM excluded.interval_months
  RETURNING t.asset_id, t.type_code
)
INSERT INTO pg_temp.import_touched (row_number, made)
SELECT g.row_number, false
FROM changed c
JOIN given g ON g.asset_id = c.asset_id AND g.inspection_type = c.type_code;
