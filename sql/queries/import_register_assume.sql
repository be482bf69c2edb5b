-- What is taken where a whole file is silent, told once for the file and not for each row.
with silent as (
  select count(*) filter (where is_new and purpose is null) as without_purpose,
         count(*) filter (where uprn is null) as without_uprn,
         count(*) as all_rows
  from pg_temp.incoming
)
insert into source.issue (batch_id, severity, code, value, reason)
select b.batch_id, 'warning', 'purpose_assumed', s.without_purpose::text,
       format('%s of %s rows do not say why the asset is held; "operational" was taken: state it in a column or in the '
              'profile (defaults)', s.without_purpose, s.all_rows)
from pg_temp.import_batch b, silent s
where s.without_purpose > 0
union all
select b.batch_id, 'warning', 'uprn_missing', s.without_uprn::text,
       format('%s of %s rows have no usable UPRN; they are found again by their code only', s.without_uprn, s.all_rows)
from pg_temp.import_batch b, silent s
where s.without_uprn > 0;
