-- Counts what became of the rows, and closes the batch.
with row_outcome as (
  select r.row_number, r.rejected, t.made
  from pg_temp.import_batch b
  join source.record r on r.batch_id = b.batch_id
  left join (select row_number, bool_or(made) as made from pg_temp.import_touched group by row_number) as t
    on t.row_number = r.row_number
), counted as (
  select count(*) as row_count,
         count(*) filter (where not rejected) as accepted_count,
         count(*) filter (where rejected) as rejected_count,
         count(*) filter (where not rejected and made) as inserted_count,
         count(*) filter (where not rejected and not made) as updated_count,
         count(*) filter (where not rejected and made is null) as unchanged_count
  from row_outcome
), issued as (
  select count(*) filter (where i.severity = 'warning') as warning_count,
         count(*) filter (where i.severity = 'absent') as absent_count
  from pg_temp.import_batch b
  left join source.issue i on i.batch_id = b.batch_id
)
update source.batch
set status = 'applied', applied_at = clock_timestamp(), row_count = c.row_count, accepted_count = c.accepted_count,
    rejected_count = c.rejected_count, inserted_count = c.inserted_count, updated_count = c.updated_count,
    unchanged_count = c.unchanged_count, warning_count = i.warning_count, absent_count = i.absent_count
from counted c, issued i, pg_temp.import_batch b
where batch.batch_id = b.batch_id
returning batch.row_count, batch.accepted_count, batch.rejected_count, batch.warning_count, batch.inserted_count,
          batch.updated_count, batch.unchanged_count, batch.absent_count;
