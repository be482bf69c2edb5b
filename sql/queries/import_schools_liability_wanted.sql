-- Who repairs each site: as the row states it, else by the type of its school (code.school_repair). A liability that is
-- stated, and one that a lease makes, outweigh the type. It holds from the day on which the school opened.
CREATE TEMPORARY TABLE liability_wanted ON COMMIT DROP AS
SELECT row_number, asset_id, record_id, liability_id, since, opened_on, council_repairs, share_percent, duty_holder_code, basis
FROM (
  SELECT s.row_number, s.asset_id, s.record_id, h.liability_id, coalesce(s.opened_on, b.today) AS since, s.opened_on,
         (h.council_repairs, h.share_percent, h.duty_holder_code, h.basis) AS held, h.basis AS held_basis,
         coalesce(s.council_repairs, rule.council_repairs) AS council_repairs,
         s.repair_share_percent::register.percent AS share_percent,
         coalesce(s.duty_holder, rule.duty_holder, 'council') AS duty_holder_code,
         CASE WHEN s.council_repairs IS NOT NULL THEN 'stated' ELSE 'school type' END AS basis,
         EXISTS (SELECT FROM facts.lease_in_force l
                 WHERE l.asset_id = s.asset_id AND l.building_id IS NULL AND l.repair_terms_code IS NOT NULL) AS leased
  FROM pg_temp.import_batch b
  CROSS JOIN pg_temp.site_school s
  LEFT JOIN code.school_repair rule ON rule.type_code = s.school_type AND b.today >= rule.valid_from AND b.today < rule.valid_to
  LEFT JOIN register.liability h ON h.asset_id = s.asset_id AND h.building_id IS NULL AND upper_inf(h.valid)
) AS w
WHERE council_repairs IS NOT NULL
  AND (basis = 'stated' OR (coalesce(held_basis, '') NOT IN ('stated', 'lease') AND NOT leased))
  AND ((council_repairs, share_percent, duty_holder_code, basis) IS DISTINCT FROM held OR liability_id IS NULL);
