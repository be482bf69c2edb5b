-- The building of each row that names one.
update pg_temp.incoming i
set building_id = g.building_id
from register.building g
where g.asset_id = i.asset_id and g.code = i.building_code;
