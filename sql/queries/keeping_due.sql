-- The appraisal list: what the retention schedule says is due today.
SELECT subject, item, title, begun, due_on, action, rule_code AS rule, hold_id AS hold, archived
FROM publish.retention_due
ORDER BY due_on, subject, item;
