-- Entries that the register has already stay with their asset: by reference, or without one by name; and those that a person
-- has said to be an asset.
WITH held AS (
  SELECT i.row_number, d.asset_id
  FROM pg_temp.incoming i
  JOIN register.designation d ON d.kind_code = i.designation_kind
    AND (d.reference = i.official_reference OR (i.official_reference IS NULL AND d.name = i.designation_name))
  WHERE i.asset_id IS NULL
  UNION
  SELECT i.row_number, c.asset_id
  FROM pg_temp.incoming i
  JOIN register.designation_candidate c ON c.entry = i.entry AND c.state = 'accepted'
  WHERE i.asset_id IS NULL
), known AS (
  SELECT row_number, min(asset_id) AS asset_id FROM held GROUP BY row_number HAVING count(*) = 1
)
UPDATE pg_temp.incoming i
SET asset_id = known.asset_id
FROM known
WHERE known.row_number = i.row_number;
