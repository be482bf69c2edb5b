-- How the asset is held from then on; for ever, where nothing was held before.
WITH made AS (
  INSERT INTO register.asset_holding (asset_id, valid, purpose_code, scope_code, status_code, record_id)
  SELECT w.asset_id, CASE WHEN w.holding_id IS NULL THEN '(,)' ELSE daterange(w.since, NULL) END,
         w.purpose_code, w.scope_code, w.status_code, w.record_id
  FROM pg_temp.holding_wanted w
  WHERE NOT EXISTS (SELECT FROM register.asset_holding h WHERE h.asset_id = w.asset_id AND upper_inf(h.valid))
)
INSERT INTO pg_temp.import_touched (row_number, made) SELECT row_number, false FROM pg_temp.holding_wanted;
