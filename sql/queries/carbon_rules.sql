-- What counts towards the carbon targets, how the accounts are kept, and the targets, each with its source. No parameters.
SELECT kind, code, label, CASE WHEN counts THEN 'in' WHEN NOT counts THEN 'out' END AS "stands", says, source
FROM (SELECT kind, code, label, counts, reason AS says, source, sort_order, CASE kind WHEN 'holding' THEN 1 ELSE 2 END AS place
      FROM publish.carbon_boundary
      UNION ALL
      SELECT 'accounts', code, label, NULL, says, source, sort_order, 3 FROM publish.carbon_statement
      UNION ALL
      SELECT 'target', target_code, label, NULL, description, source, sort_order, 4 FROM publish.carbon_target) AS every
ORDER BY place, sort_order;
