-- Entries that are new to their asset.
WITH made AS (
  INSERT INTO register.designation (asset_id, kind_code, reference, name, valid, notice_on, record_id)
  SELECT i.asset_id, i.designation_kind, i.official_reference, i.designation_name,
         daterange(i.listed_on, CASE WHEN i.ends_on > i.listed_on OR i.listed_on IS NULL THEN i.ends_on END), i.notice_on,
         i.record_id
  FROM pg_temp.incoming i
  WHERE NOT EXISTS (SELECT FROM register.designation d
                    WHERE d.asset_id = i.asset_id AND d.kind_code = i.designation_kind
                      AND CASE WHEN d.reference IS NOT NULL AND i.official_reference IS NOT NULL
                               THEN d.reference = i.official_reference
                               ELSE d.reference IS NULL OR d.name = i.designation_name END)
  ORDER BY i.row_number
  RETURNING record_id
)
INSERT INTO pg_temp.import_touched (row_number, made)
SELECT i.row_number, true FROM made m JOIN pg_temp.incoming i ON i.record_id = m.record_id;
