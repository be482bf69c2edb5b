-- Why a plan could not be made: a host's room is named by the host. $1 plan.
SELECT coalesce('room at ' || a.reference, f.label, split_part(c.limit_name, '.', 1)) AS what,
       coalesce(nullif(c.year_no, 0), CASE WHEN a.asset_id IS NULL THEN nullif(split_part(c.limit_name, '.', 2), '0')::integer END) AS year,
       to_char(c.change, '9,999,999,990') AS has_to_give_way_by,
       CASE WHEN f.fund_code IS NOT NULL THEN 'GBP' WHEN c.limit_name LIKE 'carbon.%' THEN 'kgCO2e' ELSE 'units' END AS unit
FROM programme.plan_conflict c
LEFT JOIN programme.fund f ON f.fund_code = c.limit_name
LEFT JOIN register.asset a ON c.limit_name = 'host.' || a.asset_id
WHERE c.plan_id = $1::bigint
ORDER BY c.change IS NULL, what, year;
