-- A category for new assets whose row gives none: from the name, else from whether it is land. A guess, and said so.
WITH guess AS (
  SELECT i.row_number,
         coalesce((SELECT p.category_code
                   FROM code.category_pattern p, pg_temp.import_batch b
                   WHERE lower(i.name || ' ' || coalesce(i.tenure_other, '')) ~ p.pattern
                     AND b.today >= p.valid_from AND b.today < p.valid_to
                   ORDER BY p.sort_order
                   LIMIT 1),
                  CASE WHEN i.holding_type = 'land' THEN 'other_land' ELSE 'other_building' END) AS category
  FROM pg_temp.incoming i
  WHERE i.category IS NULL AND i.is_new
), taken AS (
  UPDATE pg_temp.incoming i SET category = guess.category
  FROM guess
  WHERE guess.row_number = i.row_number
  RETURNING i.row_number, i.name, guess.category
)
INSERT INTO source.issue (batch_id, row_number, column_name, value, severity, code, reason)
SELECT b.batch_id, t.row_number, 'name', t.name, 'warning', 'category_guessed',
       format('the row gives no category; "%s" was guessed from its name: correct it if that is wrong', c.label)
FROM pg_temp.import_batch b, taken t
JOIN code.category c ON c.code = t.category;
