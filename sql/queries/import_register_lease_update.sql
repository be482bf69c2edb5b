-- Leases already held of which the row says something new: that of the same direction whose start does not differ.
-- A file gives the last day of a term, the register the day after it.
WITH wanted AS (
  SELECT i.row_number, i.record_id, l.lease_id,
         coalesce(o.organisation_id, l.counterparty_id) AS counterparty_id,
         coalesce(i.lease_start, l.starts_on) AS starts_on, coalesce(i.lease_end + 1, l.ends_on) AS ends_on,
         coalesce(i.rent_yearly, l.rent_yearly) AS rent_yearly, coalesce(i.security, l.security_code) AS security_code,
         coalesce(i.repair_terms, l.repair_terms_code) AS repair_terms_code,
         coalesce(i.let_area_m2::register.area_m2, l.let_area_m2) AS let_area_m2,
         coalesce(i.compliance_checked_on, l.compliance_checked_on) AS compliance_checked_on,
         coalesce(i.stewardship, l.stewardship) AS stewardship,
         coalesce(i.starter_holding, l.starter_holding) AS starter_holding,
         coalesce(i.first_tenancy, l.first_tenancy) AS first_tenancy
  FROM pg_temp.incoming i
  CROSS JOIN LATERAL (
    SELECT * FROM register.lease m
    WHERE m.asset_id = i.asset_id AND m.direction_code = i.lease_direction
      AND (m.starts_on = i.lease_start OR m.starts_on IS NULL OR i.lease_start IS NULL)
    ORDER BY m.starts_on IS DISTINCT FROM i.lease_start, m.lease_id DESC LIMIT 1) AS l
  LEFT JOIN register.organisation o ON o.name = i.lease_party
), changed AS (
  UPDATE register.lease l
  SET counterparty_id = w.counterparty_id, starts_on = w.starts_on, ends_on = w.ends_on, rent_yearly = w.rent_yearly,
      security_code = w.security_code, repair_terms_code = w.repair_terms_code, let_area_m2 = w.let_area_m2,
      compliance_checked_on = w.compliance_checked_on, stewardship = w.stewardship,
      starter_holding = w.starter_holding, first_tenancy = w.first_tenancy, record_id = w.record_id
  FROM wanted w
  WHERE l.lease_id = w.lease_id
    AND (l.counterparty_id, l.starts_on, l.ends_on, l.rent_yearly, l.security_code, l.repair_terms_code, l.let_area_m2,
         l.compliance_checked_on, l.stewardship, l.starter_holding, l.first_tenancy)
        IS DISTINCT FROM
        (w.counterparty_id, w.starts_on, w.ends_on, w.rent_yearly, w.security_code, w.repair_terms_code, w.let_area_m2,
         w.compliance_checked_on, w.stewardship, w.starter_holding, w.first_tenancy)
  RETURNING w.row_number
)
INSERT INTO pg_temp.import_touched (row_number, made) SELECT row_number, false FROM changed;
