-- What is known from a later day stands, and so does work of which the register does not know the day: told, not changed,
-- and such a row claims nothing.
WITH later AS (
  UPDATE pg_temp.incoming i SET building_id = NULL
  FROM register.building g
  WHERE g.building_id = i.building_id
    AND (g.raac_on > i.raac_on OR (g.raac_on IS NULL AND g.raac_code = 'mitigated' AND i.raac = 'present'))
    AND g.raac_code <> i.raac
  RETURNING i.row_number, i.record_id, g.raac_code, g.raac_on
), silent AS (
  UPDATE source.record r SET checked = r.checked - 'raac' FROM later l WHERE r.record_id = l.record_id
)
INSERT INTO source.issue (batch_id, row_number, column_name, severity, code, reason)
SELECT b.batch_id, l.row_number, 'raac', 'warning', 'raac_known',
       format('the register says "%s"%s of the building, and it was left so', s.label,
              coalesce(' as of ' || to_char(l.raac_on, 'FMDD FMMonth YYYY'), ''))
FROM pg_temp.import_batch b, later l
JOIN code.raac s ON s.code = l.raac_code;
