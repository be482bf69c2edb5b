-- The quality of an asset's record. $1 reference.
SELECT reference, score, tests, passed FROM publish.quality_asset WHERE reference = $1::text;
