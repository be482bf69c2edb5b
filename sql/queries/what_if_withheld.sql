-- The tests of an asset that the reader is not told of. $1 asset.
SELECT criterion_id FROM publish.test_withheld WHERE asset_id = $1::bigint;
