-- Who repairs: as the row states it; else by school type, else by the terms of its lease, else by tenure. Where none
-- of these says it, it stays as it is, and unknown where it never was known. What is derived comes from the row that is
-- trusted most.
CREATE TEMPORARY TABLE liability_wanted ON COMMIT DROP AS
SELECT row_number, asset_id, record_id, liability_id, since, council_repairs, share_percent, duty_holder_code, basis
FROM (
  SELECT i.leads, i.row_number, i.asset_id, i.record_id, h.liability_id, coalesce(i.effective_date, b.today) AS since,
         (h.council_repairs, h.share_percent, h.duty_holder_code, h.basis) AS held, h.basis AS held_basis,
         coalesce(i.council_repairs, s.council_repairs, rule.council_repairs) AS council_repairs,
         (CASE WHEN i.council_repairs = 'shared' THEN i.repair_share_percent END)::register.percent AS share_percent,
         coalesce(i.duty_holder,
                  s.duty_holder,
                  rule.duty_holder,
                  CASE WHEN i.council_repairs = 'none' AND i.lease_direction = 'out' THEN 'tenant'
                       WHEN i.council_repairs = 'none' AND i.lease_direction = 'in' THEN 'landlord' END,
                  'council') AS duty_holder_code,
         CASE WHEN i.council_repairs IS NOT NULL THEN 'stated'
              WHEN s.council_repairs IS NOT NULL THEN 'school type'
              ELSE rule.basis END AS basis
  FROM pg_temp.import_batch b
  CROSS JOIN pg_temp.incoming i
  LEFT JOIN code.school_repair s ON s.type_code = i.school_type AND b.today >= s.valid_from AND b.today < s.valid_to
  LEFT JOIN LATERAL (
    SELECT r.* FROM code.repair_rule r
    WHERE r.lease_direction IS NOT DISTINCT FROM i.lease_direction
      AND (r.repair_terms IS NULL OR r.repair_terms = i.repair_terms)
      AND (r.tenure IS NULL OR r.tenure = i.tenure)
      AND (r.tenure_detail IS NULL OR r.tenure_detail = i.tenure_detail)
      AND b.today >= r.valid_from AND b.today < r.valid_to
    ORDER BY r.rule_id LIMIT 1) AS rule ON true
  LEFT JOIN register.liability h ON h.asset_id = i.asset_id AND h.building_id IS NULL AND upper_inf(h.valid)
) AS w
WHERE council_repairs IS NOT NULL
  AND (basis = 'stated' OR leads OR liability_id IS NULL)
  AND (basis = 'stated' OR held_basis IS NULL OR held_basis <> 'stated') -- what was stated outweighs what is derived
  AND ((council_repairs, share_percent, duty_holder_code, basis) IS DISTINCT FROM held OR liability_id IS NULL);
