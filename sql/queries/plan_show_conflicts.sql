-- Why a plan could not be made, in sentences for people to read: what has to give way, by how much; then what takes part. $1 plan.
SELECT * FROM (
SELECT c.what, c.year_no AS year, to_char(c.change, 'FM9,999,999,990') AS has_to_give_way_by, c.unit,
       CASE WHEN c.what = 'emissions to be saved' THEN 'save ' || to_char(round((c.change / 1000)::numeric), 'FM9,999,999,990') || ' tonnes CO2e less'
            WHEN c.what = 'change in running cost' THEN 'let running costs be GBP ' || to_char(c.change, 'FM9,999,999,990') || ' a year higher'
            WHEN c.what = 'put up for sale' THEN 'put GBP ' || to_char(c.change, 'FM9,999,999,990') || ' more up for sale'
            WHEN c.unit = 'GBP' THEN 'give GBP ' || to_char(c.change, 'FM9,999,999,990') || ' more of ' || c.what
            ELSE 'allow ' || to_char(c.change, 'FM9,999,999,990') || ' more: ' || c.what END
       || CASE WHEN c.year_no > 0 THEN ' in year ' || c.year_no ELSE '' END AS sentence
FROM publish.plan_conflict c
WHERE c.plan_id = $1::bigint AND c.change IS NOT NULL
UNION ALL
SELECT o.what, NULL, NULL, o.unit,
       o.what || CASE WHEN count(o.year_no) > 0 THEN ', years ' || string_agg(o.year_no::text, ' ' ORDER BY o.year_no)
                      WHEN count(*) > 1 THEN ', ' || count(*) ELSE '' END
FROM (SELECT CASE WHEN c.what LIKE 'room at %' THEN 'room at hosts' ELSE c.what END AS what, c.year_no, c.unit
      FROM publish.plan_conflict c WHERE c.plan_id = $1::bigint AND c.change IS NULL) o
GROUP BY o.what, o.unit
) said
ORDER BY has_to_give_way_by IS NULL, what, year;
