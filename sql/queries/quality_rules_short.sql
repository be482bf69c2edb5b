-- The rules of data quality for a table.
SELECT rule_code AS rule, dimension, title AS "a good record has", weight,
       concat_ws(' ', trim_scale(limit_value), unit) AS "limit"
FROM publish.quality_rule ORDER BY dimension, rule_code;
