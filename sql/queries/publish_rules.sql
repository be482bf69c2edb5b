-- The rules of the list, and how many assets each decides on.
SELECT rule, CASE WHEN included THEN 'in' ELSE 'out' END AS list, assets, title, paragraph
FROM publish.transparency_rule_count
ORDER BY included DESC, assets DESC, rule;
