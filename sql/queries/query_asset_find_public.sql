-- The same as query_asset_find.sql for the public, who is told of no identifiers but the predecessor's code. $1 what was given.
WITH asked AS (
  SELECT upper(btrim($1::text)) AS given
),
answer AS (
  SELECT asset.asset_id, asset.reference, asset.name,
         CASE WHEN asset.reference = asked.given THEN 1
              WHEN asset.asset_id IN (SELECT former.asset_id FROM publish.former_reference former
                                      WHERE former.former_reference = asked.given) THEN 1
              WHEN asked.given = ANY (string_to_array(upper(asset.predecessor_reference), ', ')) THEN 2
              WHEN asset.uprn::text = ltrim(asked.given, '0') THEN 3 END AS kind
  FROM asked CROSS JOIN publish.asset
)
SELECT asset_id, reference, name
FROM answer
WHERE kind = (SELECT min(kind) FROM answer)
ORDER BY reference
LIMIT 10;
