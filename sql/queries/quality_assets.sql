-- Assets by the quality of their record, the worst first. $1 how many.
WITH worst AS MATERIALIZED (
  SELECT asset_id, reference, score, tests, passed FROM publish.quality_asset ORDER BY score, reference LIMIT $1::integer
), named AS MATERIALIZED (
  SELECT asset_id, name, category FROM publish.asset
)
SELECT worst.reference, named.name, named.category, worst.score, worst.tests, worst.tests - worst.passed AS failed
FROM worst JOIN named ON named.asset_id = worst.asset_id
ORDER BY worst.score, worst.reference;
