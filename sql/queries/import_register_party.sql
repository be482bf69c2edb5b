-- The other parties of leases, by name.
insert into register.organisation (name, kind_code)
select i.lease_party, min(case when i.lease_direction = 'in' then 'landlord' else 'tenant' end)
from pg_temp.incoming i
where i.lease_party is not null and i.lease_direction is not null
group by i.lease_party
on conflict do nothing;
