-- Keeps the assets of a query, in their order, and gives how many. Variables and values as query_rows.sql.
WITH kept AS (
  INSERT INTO pg_temp.selected_asset (asset_id, place)
  SELECT asset.asset_id, row_number() OVER (ORDER BY :keys)
  FROM publish.asset AS asset
  WHERE :conditions
  ORDER BY :keys
  LIMIT $1::bigint
  RETURNING 1
)
SELECT count(*) FROM kept;
