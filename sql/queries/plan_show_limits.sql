-- Which limits a plan came up against, for people to read. $1 plan.
SELECT l.what, count(*) AS times, string_agg(l.number, ', ' ORDER BY l.number::bigint) FILTER (WHERE l.of_year) AS years,
       to_char(CASE WHEN min(l.bound) = max(l.bound) THEN min(l.bound) END, '999,999,999,990') AS at
FROM (
    SELECT CASE split_part(x.limit_name, '.', 1)
               WHEN 'host' THEN 'a host''s room is taken up' WHEN 'centre' THEN 'last presence in a town centre' WHEN 'carbon' THEN 'emissions to be saved, kgCO2e'
               WHEN 'revenue' THEN 'change in running cost, GBP' WHEN 'sales' THEN 'put up for sale in a year, GBP'
               WHEN 'moves' THEN 'assets left or given up in a year' WHEN 'starters' THEN 'starter holdings given up'
               ELSE 'begun in a year: ' || replace(substring(x.limit_name FROM '^begun_([a-z_]+)'), '_', ' ') END AS what,
           split_part(x.limit_name, '.', 1) NOT IN ('host', 'centre', 'starters') AS of_year, split_part(x.limit_name, '.', 2) AS number, x.bound
    FROM programme.plan_limit x
    WHERE x.plan_id = $1::bigint
      AND CASE WHEN x.least THEN x.reached <= x.bound * 1.01 WHEN x.bound > 100 THEN x.reached >= 0.97 * x.bound ELSE x.reached >= x.bound END
      AND (x.bound > 0 OR x.reached <> 0 OR x.limit_name LIKE 'revenue.%')) l
GROUP BY l.what
ORDER BY l.what;
