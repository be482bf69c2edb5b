-- Floor area, storeys and lifts as the survey found them, where the register does not know them.
WITH given AS (
  SELECT i.building_id, max(i.floor_area_m2) AS floor_area_m2, max(i.storeys) AS storeys, max(i.lifts) AS lifts,
         min(i.record_id) AS record_id
  FROM pg_temp.incoming i
  WHERE i.building_id IS NOT NULL
  GROUP BY i.building_id
)
UPDATE register.building t
SET floor_area_m2 = coalesce(t.floor_area_m2, g.floor_area_m2), storeys = coalesce(t.storeys, g.storeys),
    lifts = coalesce(t.lifts, g.lifts),
    record_id = g.record_id
FROM given g
WHERE t.building_id = g.building_id
  AND ((t.floor_area_m2 IS NULL AND g.floor_area_m2 IS NOT NULL) OR (t.storeys IS NULL AND g.storeys IS NOT NULL)
       OR (t.lifts IS NULL AND g.lifts IS NOT NULL));
