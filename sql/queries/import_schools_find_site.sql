-- The site of a closed school is that of the open one with its UPRN; of several, that of the one with its name.
WITH candidate AS (
  SELECT DISTINCT i.row_number, o.asset_id, lower(o.name) = lower(i.name) AS same_name
  FROM pg_temp.incoming i
  JOIN pg_temp.incoming o ON o.uprn = i.uprn AND o.is_open AND o.asset_id IS NOT NULL
  WHERE i.asset_id IS NULL AND NOT i.is_open
), found AS (
  SELECT row_number,
         CASE WHEN count(DISTINCT asset_id) = 1 THEN min(asset_id)
              WHEN count(DISTINCT asset_id) FILTER (WHERE same_name) = 1 THEN min(asset_id) FILTER (WHERE same_name)
         END AS asset_id
  FROM candidate
  GROUP BY row_number
)
UPDATE pg_temp.incoming i
SET asset_id = found.asset_id
FROM found
WHERE found.row_number = i.row_number AND found.asset_id IS NOT NULL;
