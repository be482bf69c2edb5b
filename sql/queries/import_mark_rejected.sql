-- Marks the rows that the kind's own SQL has kept out.
update source.record r
set rejected = true
from pg_temp.import_batch b, source.issue i
where r.batch_id = b.batch_id and i.batch_id = b.batch_id and i.row_number = r.row_number
  and i.severity = 'rejected' and not r.rejected;
