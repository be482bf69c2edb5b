-- The council's interest now, and as the row states it; rows that say nothing new are left out.
CREATE TEMPORARY TABLE interest_wanted ON COMMIT DROP AS
SELECT row_number, asset_id, record_id, interest_id, since, tenure_code, detail_code, detail_text, title_number, land_only
FROM (
  SELECT i.row_number, i.asset_id, i.record_id, h.interest_id, coalesce(i.effective_date, b.today) AS since,
         (h.tenure_code, h.detail_code, h.detail_text, h.title_number, h.land_only) AS held,
         coalesce(i.tenure, h.tenure_code) AS tenure_code, coalesce(i.tenure_detail, h.detail_code) AS detail_code,
         coalesce(i.tenure_other, h.detail_text) AS detail_text, coalesce(i.title_number, h.title_number) AS title_number,
         coalesce(i.holding_type = 'land', h.land_only) AS land_only
  FROM pg_temp.import_batch b, pg_temp.incoming i
  LEFT JOIN LATERAL (SELECT * FROM register.interest n
                     WHERE n.asset_id = i.asset_id AND upper_inf(n.valid)
                     ORDER BY n.interest_id LIMIT 1) AS h ON true
) AS w
WHERE tenure_code IS NOT NULL
  AND ((tenure_code, detail_code, detail_text, title_number, land_only) IS DISTINCT FROM held OR interest_id IS NULL);
