-- Assets that fail a rule, or all that an asset fails. $1 rule, or null; $2 reference of the asset, or null; $3 how many.
SELECT test.reference, asset.name, test.rule_code AS rule, rule.title AS should, test.found, rule.advice
FROM publish.quality_test test
JOIN publish.quality_rule rule ON rule.rule_code = test.rule_code
JOIN publish.asset ON asset.asset_id = test.asset_id
WHERE NOT test.passed AND ($1::text IS NULL OR test.rule_code = $1::text) AND ($2::text IS NULL OR test.reference = $2::text)
ORDER BY test.weight DESC, test.rule_code, test.reference
LIMIT $3::integer;
