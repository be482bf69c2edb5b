-- What counts towards the carbon targets, and the targets, each with its source. No parameters.
SELECT kind, code, label, CASE WHEN counts THEN 'in' ELSE 'out' END AS "stands", reason AS says, source
FROM (SELECT kind, code, label, counts, reason, source, sort_order, CASE kind WHEN 'holding' THEN 1 ELSE 2 END AS place FROM publish.carbon_boundary
      UNION ALL
      SELECT 'target', target_code, label, NULL, description, source, sort_order, 3 FROM publish.carbon_target) AS every
ORDER BY place, sort_order;
