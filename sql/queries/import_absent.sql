-- Rows of the feed's last file that this one does not have: told of, never deleted.
insert into source.issue (batch_id, severity, code, value, reason)
select b.batch_id, 'absent', 'absent', was.row_key,
       format('%s was in the last file of this feed (%s, row %s) and is not in this one: it stays in the register; '
              'if it has gone, say so there', was.row_key, last.file_name, was.row_number)
from pg_temp.import_batch b
cross join lateral (
  select batch_id, file_name from source.batch
  where feed = b.feed and status = 'applied' and batch_id < b.batch_id
  order by batch_id desc limit 1
) as last
join source.record was on was.batch_id = last.batch_id and was.row_key is not null and not was.rejected
where not exists (
  select from source.record r where r.batch_id = b.batch_id and r.row_key = was.row_key
)
order by was.row_number;
