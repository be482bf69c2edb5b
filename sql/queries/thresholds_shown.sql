-- Who decides from which value on, for a table.
SELECT scope_code AS scope, to_char(least_gbp, 'FM999,999,999,990') AS from_gbp, valid_from AS from_day, level
FROM publish.decision_threshold ORDER BY scope_code, valid_from DESC, least_gbp;
