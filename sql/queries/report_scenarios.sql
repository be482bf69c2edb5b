-- The two scenarios whose plans are the newest, the earlier made first; what a plan supposed is said with what it is for.
SELECT own.name, own.description, own.newest_plan_id AS plan
FROM (SELECT scenario.name, scenario.newest_plan_id,
             nullif(concat_ws('; ', scenario.description, CASE WHEN plan.supposes THEN 'it supposes facts that are not on record' END), '') AS description
      FROM publish.scenario JOIN publish.plan ON plan.plan_id = scenario.newest_plan_id
      ORDER BY scenario.newest_plan_id DESC LIMIT 2) AS own
ORDER BY own.newest_plan_id;
