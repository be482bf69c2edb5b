-- Rows whose UPRN another row of the file, or another asset of the register, has too: each is told.
with shared as (
  select i.row_number, i.uprn,
         count(*) over (partition by i.uprn) - 1 as in_file,
         (select min(a.reference) from register.asset a
          where a.uprn = i.uprn and not exists (select from pg_temp.incoming j where j.asset_id = a.asset_id)) as held
  from pg_temp.incoming i
  where i.uprn is not null
)
insert into source.issue (batch_id, row_number, column_name, value, severity, code, reason)
select b.batch_id, s.row_number, 'uprn', s.uprn::text, 'warning', 'uprn_shared',
       case when s.in_file > 0 then format('%s other row%s of the file %s the same UPRN', s.in_file,
                                           case when s.in_file > 1 then 's' else '' end,
                                           case when s.in_file > 1 then 'have' else 'has' end)
            else format('%s has the same UPRN', s.held) end
       || ': check whether they are one asset'
from pg_temp.import_batch b, shared s
where s.in_file > 0 or s.held is not null;
