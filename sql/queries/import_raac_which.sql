-- Where the list does not say which building: the only one, else the largest, and that is told.
WITH choice AS (
  SELECT DISTINCT ON (i.row_number) i.row_number, g.building_id, g.code, count(*) OVER (PARTITION BY i.row_number) AS buildings
  FROM pg_temp.incoming i
  JOIN register.building g ON g.asset_id = i.asset_id
  WHERE i.building_id IS NULL AND i.building_code IS NULL
  ORDER BY i.row_number, g.floor_area_m2 DESC NULLS LAST, g.code
), taken AS (
  UPDATE pg_temp.incoming i SET building_id = c.building_id
  FROM choice c
  WHERE c.row_number = i.row_number
  RETURNING i.row_number, i.asset_id, c.code, c.buildings
)
INSERT INTO source.issue (batch_id, row_number, severity, code, reason)
SELECT b.batch_id, t.row_number, 'warning', 'building_unstated',
       format('the row does not say in which of the %s buildings of %s; it was noted of the largest (%s): name the building '
              'in a building_code column', t.buildings, a.reference, left(t.code, 40))
FROM pg_temp.import_batch b, taken t
JOIN register.asset a ON a.asset_id = t.asset_id
WHERE t.buildings > 1;
