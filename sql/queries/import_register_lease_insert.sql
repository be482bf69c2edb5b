-- Leases that are new. A file gives the last day of a term, the register the day after it.
WITH made AS (
  INSERT INTO register.lease (asset_id, direction_code, counterparty_id, starts_on, ends_on, rent_yearly, security_code,
                              repair_terms_code, let_area_m2, compliance_checked_on, stewardship, starter_holding,
                              first_tenancy, record_id)
  SELECT i.asset_id, i.lease_direction, o.organisation_id, i.lease_start, i.lease_end + 1, i.rent_yearly, i.security,
         i.repair_terms, i.let_area_m2, i.compliance_checked_on, i.stewardship, i.starter_holding, i.first_tenancy,
         i.record_id
  FROM pg_temp.incoming i
  LEFT JOIN register.organisation o ON o.name = i.lease_party
  WHERE i.lease_direction IS NOT NULL
    AND NOT EXISTS (SELECT FROM register.lease m
                    WHERE m.asset_id = i.asset_id AND m.direction_code = i.lease_direction
                      AND (m.starts_on = i.lease_start OR m.starts_on IS NULL OR i.lease_start IS NULL))
  RETURNING asset_id
)
INSERT INTO pg_temp.import_touched (row_number, made)
SELECT i.row_number, false FROM made m JOIN pg_temp.incoming i ON i.asset_id = m.asset_id;
