-- Keeps the assets of a query, in their order, and gives how many. Variables and values as query_rows.sql.
with kept as (
  insert into pg_temp.selected_asset (asset_id, place)
  select asset.asset_id, row_number() over (order by :keys)
  from publish.asset as asset
  where :conditions
  order by :keys
  limit $1::bigint
  returning 1
)
select count(*) from kept;
