-- Entries of the fixed asset register, by its year end and reference. What a newer file of the year says of an entry is
-- all that is said of it: a blank cell is blank.
WITH changed AS (
  INSERT INTO register.far_entry AS t (
    scheme, year_end, reference, description, component, class_code, carrying_amount, useful_life_years, valued_on,
    basis_code, acquired_on, disposed_on, tenure_code, uprn, property_reference, record_id)
  SELECT i.scheme, i.year_end, i.reference, i.description, i.component, i.class, i.carrying_amount, i.useful_life_years,
         i.valued_on, i.basis, i.acquired_on, i.disposed_on, i.tenure, i.uprn, i.property_reference,
         i.record_id
  FROM pg_temp.incoming i
  ORDER BY i.row_number
  ON CONFLICT (scheme, year_end, reference) DO UPDATE
  SET description = excluded.description, component = excluded.component, class_code = excluded.class_code,
      carrying_amount = excluded.carrying_amount, useful_life_years = excluded.useful_life_years,
      valued_on = excluded.valued_on, basis_code = excluded.basis_code, acquired_on = excluded.acquired_on,
      disposed_on = excluded.disposed_on, tenure_code = excluded.tenure_code, uprn = excluded.uprn,
      property_reference = excluded.property_reference, withdrawn = false,
      record_id = excluded.record_id
  WHERE (t.description, t.component, t.class_code, t.carrying_amount, t.useful_life_years, t.valued_on, t.basis_code,
         t.acquired_on, t.disposed_on, t.tenure_code, t.uprn, t.property_reference, t.withdrawn)
        IS DISTINCT FROM
        (excluded.description, excluded.component, excluded.class_code, excluded.carrying_amount,
         excluded.useful_life_years, excluded.valued_on, excluded.basis_code, excluded.acquired_on, excluded.disposed_on,
         excluded.tenure_code, excluded.uprn, excluded.property_reference, false)
  RETURNING t.year_end, t.reference, t.xmax = 0 AS made
)
INSERT INTO pg_temp.import_touched (row_number, made)
SELECT i.row_number, c.made
FROM changed c
JOIN pg_temp.incoming i ON i.year_end = c.year_end AND i.reference = c.reference;
