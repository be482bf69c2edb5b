-- The retention schedule in force.
SELECT rule_code AS rule, subject, months, action, description, source FROM publish.retention_rule ORDER BY rule_code;
