-- Floor area, storeys and lifts as the survey found them, where the register does not know them and no person said that
-- they are unknown.
WITH given AS (
  SELECT i.building_id, max(i.floor_area_m2) FILTER (WHERE 'floor_area_m2' <> ALL (mine.fields)) AS floor_area_m2,
         max(i.storeys) FILTER (WHERE 'storeys' <> ALL (mine.fields)) AS storeys,
         max(i.lifts) FILTER (WHERE 'lifts' <> ALL (mine.fields)) AS lifts, min(i.record_id) AS record_id
  FROM pg_temp.incoming i
  JOIN register.building own ON own.building_id = i.building_id
  CROSS JOIN LATERAL (SELECT coalesce(array_agg(o.field), '{}') AS fields FROM register.override o
                      WHERE o.asset_id = own.asset_id AND o.building_code = own.code) AS mine
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
