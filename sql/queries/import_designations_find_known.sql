-- Entries that the register has already stay with their asset: by reference, or without one by name.
WITH known AS (
  SELECT i.row_number, min(d.asset_id) AS asset_id
  FROM pg_temp.incoming i
  JOIN register.designation d ON d.kind_code = i.designation_kind
    AND (d.reference = i.official_reference OR (i.official_reference IS NULL AND d.name = i.designation_name))
  WHERE i.asset_id IS NULL
  GROUP BY i.row_number
  HAVING count(DISTINCT d.asset_id) = 1
)
UPDATE pg_temp.incoming i
SET asset_id = known.asset_id
FROM known
WHERE known.row_number = i.row_number;
