-- Inspections, by asset, building, kind and day.
WITH given AS (
  SELECT DISTINCT ON (asset_id, building_id, inspection_type, inspected_on) *
  FROM pg_temp.incoming
  ORDER BY asset_id, building_id, inspection_type, inspected_on, row_number
), changed AS (
  INSERT INTO register.inspection AS t (asset_id, building_id, type_code, inspected_on, result_code, next_due_on,
                                        certificate, inspector, record_id)
  SELECT g.asset_id, g.building_id, g.inspection_type, g.inspected_on, g.result, g.next_due_on, g.certificate,
         g.inspector, g.record_id
  FROM given g
  ON CONFLICT (asset_id, building_id, type_code, inspected_on) DO UPDATE
  SET result_code = excluded.result_code, next_due_on = coalesce(excluded.next_due_on, t.next_due_on),
      certificate = coalesce(excluded.certificate, t.certificate),
      inspector = coalesce(excluded.inspector, t.inspector), record_id = excluded.record_id
  WHERE (t.result_code, t.next_due_on, t.certificate, t.inspector)
        IS DISTINCT FROM (excluded.result_code, coalesce(excluded.next_due_on, t.next_due_on),
                          coalesce(excluded.certificate, t.certificate), coalesce(excluded.inspector, t.inspector))
  RETURNING t.asset_id, t.building_id, t.type_code, t.inspected_on, t.xmax = 0 AS made
)
INSERT INTO pg_temp.import_touched (row_number, made)
SELECT g.row_number, c.made
FROM changed c
JOIN given g ON g.asset_id = c.asset_id AND g.building_id IS NOT DISTINCT FROM c.building_id
  AND g.inspection_type = c.type_code AND g.inspected_on = c.inspected_on;
