-- Two plans side by side in figures. $1 and $2 their numbers.
SELECT upper(left(first.what, 1)) || replace(substr(first.what, 2), ', GBP', ', £') AS what, first.amount AS first, second.amount AS second, CASE WHEN first.code NOT IN ('plan', 'run') THEN second.amount - first.amount END AS difference
FROM publish.plan_figure first
JOIN publish.plan_figure second ON second.place = first.place
WHERE first.plan_id = $1::bigint AND second.plan_id = $2::bigint AND num_nonnulls(first.amount, second.amount) > 0
ORDER BY first.place;
