-- Listings and scheduling, where the asset does not bear them already.
with made as (
  insert into register.designation (asset_id, kind_code, record_id)
  select i.asset_id, i.listed_grade, i.record_id
  from pg_temp.incoming i
  where i.listed_grade is not null
    and not exists (select from register.designation d
                    where d.asset_id = i.asset_id and d.kind_code = i.listed_grade and upper_inf(d.valid))
  returning asset_id
)
insert into pg_temp.import_touched (row_number, made)
select i.row_number, false from made m join pg_temp.incoming i on i.asset_id = m.asset_id;
