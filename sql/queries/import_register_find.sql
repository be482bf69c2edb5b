-- Which asset each row is: the one that bears the row's code in the feed's scheme; else a new one, numbered in the
-- order of the file.
WITH found AS (
  SELECT i.row_number, held.asset_id,
         CASE WHEN b.organisation_kind = 'predecessor' THEN o.organisation_id END AS predecessor_id
  FROM pg_temp.import_batch b
  CROSS JOIN pg_temp.incoming i
  LEFT JOIN register.asset_identifier held ON held.scheme = b.scheme AND held.value = i.asset_code
  LEFT JOIN register.organisation o ON o.code = b.organisation_code
), new AS (
  SELECT ordered.row_number, nextval(pg_get_serial_sequence('register.asset', 'asset_id')) AS asset_id
  FROM (SELECT row_number FROM found WHERE asset_id IS NULL ORDER BY row_number) AS ordered
)
UPDATE pg_temp.incoming i
SET asset_id = coalesce(found.asset_id, new.asset_id),
    is_new = found.asset_id IS NULL,
    how = CASE WHEN found.asset_id IS NULL THEN 'new' ELSE 'code' END,
    predecessor_id = found.predecessor_id
FROM found
LEFT JOIN new ON new.row_number = found.row_number
WHERE found.row_number = i.row_number;
