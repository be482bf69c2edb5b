-- The rules of data quality in force.
SELECT rule_code AS rule, dimension, field, title, advice, weight, limit_value AS "limit", unit, base_classes AS classes, source
FROM publish.quality_rule ORDER BY dimension, rule_code;
