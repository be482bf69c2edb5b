-- What holds from then on; for ever, where nothing was known before.
WITH made AS (
  INSERT INTO register.interest (asset_id, valid, tenure_code, detail_code, detail_text, title_number, land_only, record_id)
  SELECT w.asset_id, CASE WHEN w.interest_id IS NULL THEN '(,)' ELSE daterange(w.since, NULL) END,
         w.tenure_code, w.detail_code, w.detail_text, w.title_number, w.land_only, w.record_id
  FROM pg_temp.interest_wanted w
  WHERE NOT EXISTS (SELECT FROM register.interest h
                    WHERE h.asset_id = w.asset_id AND upper_inf(h.valid))
)
INSERT INTO pg_temp.import_touched (row_number, made) SELECT row_number, false FROM pg_temp.interest_wanted;
