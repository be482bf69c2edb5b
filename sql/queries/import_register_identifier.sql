-- The codes by which later files find the assets again.
insert into register.asset_identifier (asset_id, scheme, value)
select i.asset_id, b.scheme, i.asset_code
from pg_temp.import_batch b, pg_temp.incoming i
where i.is_new
order by i.row_number;
