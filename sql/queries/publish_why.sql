-- Why an asset is in the list or not. $1 asset.
SELECT reference, included, rule, title AS because, paragraph, source, listed_as, withheld, place,
  array_to_string(traits, ', ') AS traits
FROM publish.transparency_why
WHERE asset_id = $1::bigint;
