-- How good the record of the estate is, the worst first. $1 grouping: estate, dimension, rule, category, source.
SELECT own.group_code AS "group",
       coalesce(rule.title, category.label, feed.title,
                CASE own.group_code WHEN 'completeness' THEN 'What ought to be recorded is there'
                                    WHEN 'accuracy' THEN 'What is recorded is right' WHEN 'timeliness' THEN 'It is recent'
                                    WHEN 'consistency' THEN 'It agrees with the rest' END,
                own.group_code) AS title, own.score, own.tests, own.passed,
       own.tests - own.passed AS failed
FROM publish.quality_group own
LEFT JOIN publish.quality_rule rule ON own.grouping = 'rule' AND rule.rule_code = own.group_code
LEFT JOIN publish.category ON own.grouping = 'category' AND category.code = own.group_code
LEFT JOIN publish.source feed ON own.grouping = 'source' AND feed.feed = own.group_code
WHERE own.grouping = $1::text
ORDER BY own.score, own.group_code;
