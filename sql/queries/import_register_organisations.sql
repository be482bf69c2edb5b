-- Whose assets they are: the profile's organisation, else those that the rows name.
insert into register.organisation (code, name, kind_code, uri)
select b.organisation_code, b.organisation_name, b.organisation_kind,
       (select min(i.organisation_uri) from pg_temp.incoming i)
from pg_temp.import_batch b
where b.organisation_name is not null
union all
select null, i.organisation, 'council', min(i.organisation_uri)
from pg_temp.import_batch b, pg_temp.incoming i
where b.organisation_name is null and i.organisation is not null
group by i.organisation
on conflict do nothing;
