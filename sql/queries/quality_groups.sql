-- How good the record of the estate is, the worst first. $1 grouping: estate, dimension, rule, category, source.
SELECT own.group_code AS "group", coalesce(rule.title, category.label, feed.title) AS title, own.score, own.tests, own.passed,
       own.tests - own.passed AS failed
FROM publish.quality_group own
LEFT JOIN publish.quality_rule rule ON own.grouping = 'rule' AND rule.rule_code = own.group_code
LEFT JOIN publish.category ON own.grouping = 'category' AND category.code = own.group_code
LEFT JOIN publish.source feed ON own.grouping = 'source' AND feed.feed = own.group_code
WHERE own.grouping = $1::text
ORDER BY own.score, own.group_code;
