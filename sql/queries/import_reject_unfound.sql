-- Rows whose code no asset has are kept out, each with the reason.
with unfound as (
  delete from pg_temp.incoming where asset_id is null returning row_number, asset_code
)
insert into source.issue (batch_id, row_number, column_name, value, severity, code, reason)
select b.batch_id, u.row_number, 'asset_code', u.asset_code, 'rejected', 'asset_unknown',
       format('no asset has the code "%s" (scheme %s): import the register first, or correct the code',
              left(u.asset_code, 60), b.scheme)
from pg_temp.import_batch b, unfound u;
