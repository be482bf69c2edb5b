-- Listings and scheduling, where the asset does not bear them already.
WITH made AS (
  INSERT INTO register.designation (asset_id, kind_code, record_id)
  SELECT i.asset_id, i.listed_grade, i.record_id
  FROM pg_temp.incoming i
  WHERE i.listed_grade IS NOT NULL
    AND NOT EXISTS (SELECT FROM register.designation d
                    WHERE d.asset_id = i.asset_id AND d.kind_code = i.listed_grade AND upper_inf(d.valid))
  RETURNING asset_id
)
INSERT INTO pg_temp.import_touched (row_number, made)
SELECT i.row_number, false FROM made m JOIN pg_temp.incoming i ON i.asset_id = m.asset_id;
