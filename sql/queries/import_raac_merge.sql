-- The state of RAAC, with its day and who stated it.
WITH given AS (
  SELECT DISTINCT ON (i.building_id) i.* FROM pg_temp.incoming i
  WHERE i.building_id IS NOT NULL AND i.raac IS NOT NULL -- null: a person, or a source trusted more, says it
  ORDER BY i.building_id, i.raac_on DESC, i.row_number
), changed AS (
  UPDATE register.building g
  SET raac_code = n.raac, raac_on = n.raac_on, raac_source = b.source, record_id = n.record_id
  FROM pg_temp.import_batch b, given n
  WHERE g.building_id = n.building_id
    AND (g.raac_code, g.raac_on, g.raac_source) IS DISTINCT FROM (n.raac, n.raac_on, b.source)
  RETURNING n.row_number
)
INSERT INTO pg_temp.import_touched (row_number, made) SELECT row_number, false FROM changed;
