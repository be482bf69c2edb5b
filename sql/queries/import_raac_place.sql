-- Which building each row was noted of: in the row as it was understood too, since it is of that building that it claims it.
WITH placed AS (
  UPDATE pg_temp.incoming i SET building_code = g.code
  FROM register.building g
  WHERE g.building_id = i.building_id AND i.building_code IS NULL
  RETURNING i.record_id, g.code
)
UPDATE source.record r
SET checked = r.checked || jsonb_build_object('building_code', p.code)
FROM placed p
WHERE r.record_id = p.record_id;
