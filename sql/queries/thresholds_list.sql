-- Who decides from which value on.
SELECT scope_code AS scope, least_gbp, valid_from, level_code AS level, source
FROM publish.decision_threshold ORDER BY scope_code, valid_from DESC, least_gbp;
