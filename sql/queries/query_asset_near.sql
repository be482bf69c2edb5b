-- Assets whose reference, name or predecessor's code is like $1: the likest first.
SELECT asset.asset_id, asset.reference, asset.name
FROM publish.asset
LEFT JOIN LATERAL (
  SELECT max(similarity(identifier.value, $1::text)) AS alike
  FROM publish.asset_identifier identifier
  WHERE identifier.asset_id = asset.asset_id
) AS known ON true
CROSS JOIN LATERAL (
  SELECT greatest(similarity(asset.reference, $1::text), word_similarity($1::text, asset.name), known.alike) AS alike
) AS likeness
WHERE likeness.alike >= 0.4
ORDER BY likeness.alike DESC, asset.reference
LIMIT 5;
