-- Assets that take another option, or another year, in the newest plans of two scenarios, of those that the reader may
-- read of. $1 and $2 names, $3 at most.
WITH newest AS (
    SELECT (SELECT n.newest_plan_id FROM publish.scenario n WHERE n.name = $1::text) AS first_id,
           (SELECT n.newest_plan_id FROM publish.scenario n WHERE n.name = $2::text) AS second_id),
first AS (
    SELECT c.asset_id, c.reference, c.name, c.option || ', year ' || c.start_year AS takes, c.value_gbp
    FROM publish.plan_choice c WHERE c.plan_id = (SELECT first_id FROM newest) AND c.method = 'best'),
second AS (
    SELECT c.asset_id, c.reference, c.name, c.option || ', year ' || c.start_year AS takes, c.value_gbp
    FROM publish.plan_choice c WHERE c.plan_id = (SELECT second_id FROM newest) AND c.method = 'best')
SELECT coalesce(f.reference, s.reference) AS reference, coalesce(f.name, s.name) AS name, coalesce(f.takes, 'nothing') AS first,
       coalesce(s.takes, 'nothing') AS second
FROM first f
FULL JOIN second s ON s.asset_id = f.asset_id
WHERE f.takes IS DISTINCT FROM s.takes AND (SELECT first_id IS NOT NULL AND second_id IS NOT NULL FROM newest)
ORDER BY greatest(f.value_gbp, s.value_gbp) DESC, 1
LIMIT $3::bigint;
