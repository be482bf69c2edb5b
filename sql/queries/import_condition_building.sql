-- Floor area and storeys as the survey found them, where the register does not know them.
with given as (
  select i.building_id, max(i.floor_area_m2) as floor_area_m2, max(i.storeys) as storeys, min(i.record_id) as record_id
  from pg_temp.incoming i
  where i.building_id is not null
  group by i.building_id
)
update register.building t
set floor_area_m2 = coalesce(t.floor_area_m2, g.floor_area_m2), storeys = coalesce(t.storeys, g.storeys),
    record_id = g.record_id
from given g
where t.building_id = g.building_id
  and ((t.floor_area_m2 is null and g.floor_area_m2 is not null) or (t.storeys is null and g.storeys is not null));
