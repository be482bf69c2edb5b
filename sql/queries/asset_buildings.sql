-- Record card: buildings. $1 asset_id.
select code, name, year_built, floor_area_m2, storeys, heating, raac, asbestos, temporary
from publish.building
where asset_id = $1::bigint
order by code;
