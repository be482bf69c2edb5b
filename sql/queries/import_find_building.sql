-- The building of each row that names one.
UPDATE pg_temp.incoming i
SET building_id = g.building_id
FROM register.building g
WHERE g.asset_id = i.asset_id AND g.code = i.building_code;
