-- The presences of town centres that a run found, centre by centre. $1 run.
SELECT p.asset_id, dense_rank() OVER (ORDER BY p.town_centre) - 1 AS centre, p.town_centre
FROM programme.presence p
WHERE p.run_id = $1::bigint
ORDER BY p.asset_id;
