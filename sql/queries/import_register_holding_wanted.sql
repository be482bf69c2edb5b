-- How each asset is held now, and how the row says that it is; rows that say nothing new are left out.
CREATE TEMPORARY TABLE holding_wanted ON COMMIT DROP AS
SELECT row_number, asset_id, record_id, holding_id, since, purpose_code, scope_code, status_code
FROM (
  SELECT i.row_number, i.asset_id, i.record_id, h.holding_id,
         coalesce(i.effective_date, b.today) AS since,
         (h.purpose_code, h.scope_code, h.status_code) AS held,
         coalesce(i.purpose, h.purpose_code, 'operational') AS purpose_code,
         coalesce(i.scope,
                  CASE WHEN i.purpose = 'investment' THEN 'investment' END,
                  h.scope_code,
                  CASE i.category WHEN 'council_dwelling' THEN 'housing' WHEN 'infrastructure' THEN 'infrastructure' END,
                  'in') AS scope_code,
         coalesce(i.status, CASE WHEN NOT i.leads THEN NULL
                       WHEN i.tenure_detail = 'vacant' OR i.vacant_since IS NOT NULL THEN 'vacant'
                       WHEN i.tenure_detail IS NOT NULL AND h.status_code = 'vacant' THEN 'in_use' END,
                  h.status_code, 'in_use') AS status_code
  FROM pg_temp.import_batch b, pg_temp.incoming i
  LEFT JOIN register.asset_holding h ON h.asset_id = i.asset_id AND upper_inf(h.valid)
) AS w
WHERE (purpose_code, scope_code, status_code) IS DISTINCT FROM held OR holding_id IS NULL;
