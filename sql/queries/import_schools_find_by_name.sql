-- Where several assets have the row's UPRN: the one that bears the school's name, or had a school of that name.
WITH candidate AS (
  SELECT i.row_number, a.asset_id
  FROM pg_temp.incoming i
  JOIN register.asset a ON a.uprn = i.uprn
  WHERE i.asset_id IS NULL
    AND (lower(a.name) = lower(i.name)
         OR EXISTS (SELECT FROM register.establishment e WHERE e.asset_id = a.asset_id AND lower(e.name) = lower(i.name)))
), found AS (
  SELECT row_number, min(asset_id) AS asset_id FROM candidate GROUP BY row_number HAVING count(*) = 1
)
UPDATE pg_temp.incoming i
SET asset_id = found.asset_id
FROM found
WHERE found.row_number = i.row_number;
