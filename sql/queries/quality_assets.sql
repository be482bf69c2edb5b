-- Assets by the quality of their record, the worst first. $1 how many.
SELECT quality.reference, asset.name, asset.category, quality.score, quality.tests, quality.tests - quality.passed AS failed
FROM publish.quality_asset quality
JOIN publish.asset ON asset.asset_id = quality.asset_id
ORDER BY quality.score, quality.reference
LIMIT $1::integer;
