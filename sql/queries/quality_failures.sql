-- Assets that fail a rule, or all that an asset fails. $1 rule, or null; $2 reference of the asset, or null; $3 how many.
WITH failed AS MATERIALIZED (
  SELECT asset_id, reference, rule_code, weight, found
  FROM publish.quality_test
  WHERE NOT passed AND ($1::text IS NULL OR rule_code = $1::text) AND ($2::text IS NULL OR reference = $2::text)
  ORDER BY weight DESC, rule_code, reference
  LIMIT $3::integer
), named AS MATERIALIZED (
  SELECT asset_id, name FROM publish.asset
)
SELECT failed.reference, named.name, failed.rule_code AS rule, rule.title AS should, failed.found, rule.advice
FROM failed
JOIN publish.quality_rule rule ON rule.rule_code = failed.rule_code
JOIN named ON named.asset_id = failed.asset_id
ORDER BY failed.weight DESC, failed.rule_code, failed.reference;
