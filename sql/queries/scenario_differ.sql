-- Assets that take another option, or another year, in the newest plans of two scenarios. $1 and $2 names, $3 at most.
WITH plan AS (
    SELECT DISTINCT ON (p.scenario_name) p.scenario_name, p.plan_id, p.run_id
    FROM programme.plan p
    WHERE p.scenario_name IN ($1::text, $2::text)
    ORDER BY p.scenario_name, p.plan_id DESC),
taken AS (
    SELECT p.scenario_name, c.asset_id, k.label || ', year ' || c.start_year AS option, c.value_gbp
    FROM plan p
    JOIN programme.plan_choice c ON c.plan_id = p.plan_id AND c.method = 'best'
    JOIN programme.option o ON o.run_id = p.run_id AND o.asset_id = c.asset_id AND o.option_no = c.option_no
    JOIN programme.option_kind k ON k.kind_code = o.kind_code AND k.variant_code = o.variant_code)
SELECT a.reference, a.name, coalesce(f.option, 'nothing') AS first, coalesce(s.option, 'nothing') AS second
FROM (SELECT * FROM taken WHERE scenario_name = $1::text) f
FULL JOIN (SELECT * FROM taken WHERE scenario_name = $2::text) s ON s.asset_id = f.asset_id
LEFT JOIN register.asset a ON a.asset_id = coalesce(f.asset_id, s.asset_id)
WHERE f.option IS DISTINCT FROM s.option AND (SELECT count(*) FROM plan) = 2
ORDER BY greatest(f.value_gbp, s.value_gbp) DESC, a.reference
LIMIT $3::bigint;
