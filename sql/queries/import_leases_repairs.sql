-- A lease of the whole asset by which the tenant repairs, where the register has it that the council does: one of the
-- two is wrong, and the file cannot say which.
INSERT INTO source.issue (batch_id, row_number, column_name, value, severity, code, reason)
SELECT b.batch_id, i.row_number, 'repair_terms', coalesce(i.made_repair_terms_text, i.repair_terms), 'warning', 'repairs_differ',
       format('by this lease the %s repairs, and the register has it that the council repairs %s (%s); both were left as they are',
              CASE i.direction WHEN 'out' THEN 'tenant' ELSE 'landlord' END, h.council_repairs, h.basis)
FROM pg_temp.import_batch b
CROSS JOIN pg_temp.incoming i
JOIN register.liability h ON h.asset_id = i.asset_id AND h.building_id IS NULL AND h.valid @> b.today
WHERE i.unit IS NULL AND i.building_id IS NULL AND (i.until_on IS NULL OR i.until_on > b.today OR i.holding_over)
  AND h.council_repairs IN ('all', 'structure')
  AND ((i.direction = 'out' AND i.repair_terms = 'FRI') OR (i.direction = 'in' AND i.repair_terms = 'landlord'));
