-- What takes something else in a plan than by rank-and-cut, that worth most first. $1 plan.
WITH choice AS MATERIALIZED (
  SELECT * FROM publish.plan_choice WHERE plan_id = $1::bigint
)
SELECT coalesce(own.reference, cut.reference) AS reference, coalesce(own.name, cut.name) AS name,
  coalesce(own.option || coalesce(' ' || own.host_reference, '') || ', year ' || own.start_year, 'nothing') AS in_plan,
  coalesce(cut.option || coalesce(' ' || cut.host_reference, '') || ', year ' || cut.start_year, 'nothing') AS by_cut,
  greatest(own.value_gbp, cut.value_gbp) AS worth
FROM (SELECT * FROM choice WHERE method = 'best') AS own
FULL JOIN (SELECT * FROM choice WHERE method = 'cut') AS cut ON cut.asset_id = own.asset_id
WHERE own.option_no IS DISTINCT FROM cut.option_no
ORDER BY worth DESC, reference;
