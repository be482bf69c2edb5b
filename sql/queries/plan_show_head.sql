-- What a plan comes to; counts of assets and homes are of what the reader may read. $1 plan.
SELECT p.plan_id, p.run_id, p.years,
       CASE p.outcome
           WHEN 'best' THEN 'within the gap of the bound' WHEN 'nodes' THEN 'stopped by the number of nodes; the gap is wider than asked'
           WHEN 'time' THEN 'stopped by time: made again it may come out otherwise' WHEN 'cancelled' THEN 'cancelled; the best until then'
           WHEN 'infeasible' THEN 'nothing keeps within everything' ELSE 'stopped before a plan was found' END AS said,
       p.value_gbp, p.bound_gbp, p.cut_value_gbp, p.more_gbp, p.less_gbp, c.firm, c.shown AS assets, c.dwellings_low, c.dwellings_high,
       p.taken - c.shown AS not_shown, p.outcome, p.scenario_name AS scenario, p.settings, p.engine_version,
       to_json(p.made_at) AS made_at, p.made_by, p.supposes,
       p.emissions_kg / 1000 AS emissions_tonnes, floor.percent AS floor_percent, p.emissions_kg * floor.percent / 100000 AS floor_tonnes,
       (SELECT y.carbon_kg / 1000 FROM publish.plan_year y WHERE y.plan_id = p.plan_id AND y.method = 'best' AND y.year_no = p.years) AS saved_tonnes
FROM publish.plan p
CROSS JOIN LATERAL (SELECT (p.settings #>> '{settings,carbon_percent}')::double precision AS percent) AS floor
CROSS JOIN LATERAL (
    SELECT count(*) FILTER (WHERE o.firm) AS firm, count(*) AS shown,
           coalesce(round(sum(o.dwellings_low)::numeric), 0) AS dwellings_low, coalesce(round(sum(o.dwellings_high)::numeric), 0) AS dwellings_high
    FROM publish.plan_choice o WHERE o.plan_id = p.plan_id AND o.method = 'best') AS c
WHERE p.plan_id = $1::bigint;
