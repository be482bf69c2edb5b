-- The asset of a reference. $1 reference.
SELECT asset_id FROM publish.record WHERE reference = $1::text;
