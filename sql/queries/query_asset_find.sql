-- The assets that answer to a reference (its own, or one of an asset that was merged into it), a predecessor's code or a
-- UPRN ($1); only the first of these kinds that finds any counts.
WITH asked AS (
  SELECT upper(btrim($1::text)) AS given
),
answer AS (
  SELECT asset.asset_id, asset.reference, asset.name, 1 AS kind
  FROM asked JOIN publish.asset ON asset.reference = asked.given
  UNION
  SELECT asset.asset_id, asset.reference, asset.name, 1
  FROM asked
  JOIN publish.former_reference former ON former.former_reference = asked.given
  JOIN publish.asset ON asset.asset_id = former.asset_id
  UNION
  SELECT asset.asset_id, asset.reference, asset.name, 2
  FROM asked
  JOIN publish.asset_identifier identifier ON upper(identifier.value) = asked.given
  JOIN publish.asset ON asset.asset_id = identifier.asset_id
  UNION
  SELECT asset.asset_id, asset.reference, asset.name, 3
  FROM asked JOIN publish.asset ON asset.uprn::text = ltrim(asked.given, '0')
)
SELECT asset_id, reference, name
FROM answer
WHERE kind = (SELECT min(kind) FROM answer)
ORDER BY reference
LIMIT 10;
