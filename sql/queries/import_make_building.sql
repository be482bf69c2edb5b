-- Buildings that rows name and the register does not have yet.
insert into register.building (asset_id, code, record_id)
select i.asset_id, i.building_code, min(i.record_id)
from pg_temp.incoming i
where i.building_code is not null
group by i.asset_id, i.building_code
on conflict (asset_id, code) do nothing;
