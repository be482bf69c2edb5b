-- Why a plan could not be made, for people to read. $1 plan.
SELECT c.what, c.year_no AS year, to_char(c.change, '9,999,999,990') AS has_to_give_way_by, c.unit
FROM publish.plan_conflict c
WHERE c.plan_id = $1::bigint
ORDER BY c.change IS NULL, c.what, c.year_no;
