-- What holds from then on; for ever, where nothing was known before.
WITH made AS (
  INSERT INTO register.liability (asset_id, valid, council_repairs, share_percent, duty_holder_code, basis, record_id)
  SELECT w.asset_id,
         CASE WHEN w.liability_id IS NULL AND NOT EXISTS (SELECT FROM register.liability h WHERE h.asset_id = w.asset_id)
              THEN '(,)' ELSE daterange(w.since, NULL) END,
         w.council_repairs, w.share_percent, w.duty_holder_code, w.basis, w.record_id
  FROM pg_temp.liability_wanted w
  WHERE NOT EXISTS (SELECT FROM register.liability h
                    WHERE h.asset_id = w.asset_id AND upper_inf(h.valid) AND h.building_id IS NULL)
)
INSERT INTO pg_temp.import_touched (row_number, made) SELECT row_number, false FROM pg_temp.liability_wanted;
