-- Which limits a plan came up against, for people to read. $1 plan.
SELECT l.what, count(*) AS times, string_agg(l.year_no::text, ', ' ORDER BY l.year_no) AS years,
       to_char(CASE WHEN l.rises THEN max(l.bound) / 1000 WHEN min(l.bound) = max(l.bound) THEN min(l.bound) END, '999,999,999,990') AS at
FROM (
    SELECT CASE x.kind
               WHEN 'host' THEN 'a host''s room is taken up' WHEN 'centre' THEN 'last presence in a town centre' WHEN 'carbon' THEN 'emissions to be saved in the last year, tonnes'
               WHEN 'revenue' THEN 'change in running cost, GBP' WHEN 'sales' THEN 'put up for sale in a year, GBP'
               WHEN 'moves' THEN 'assets left or given up in a year' WHEN 'begun' THEN replace(x.what, 'options begun', 'begun in a year')
               ELSE x.what END AS what, x.year_no, x.bound, x.kind = 'carbon' AS rises
    FROM publish.plan_limit x
    WHERE x.plan_id = $1::bigint AND x.binds) l
GROUP BY l.what, l.rises
ORDER BY l.what;
