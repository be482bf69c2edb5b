-- The two scenarios whose plans are the newest, the earlier made first.
SELECT own.name, own.description, own.newest_plan_id AS plan
FROM (SELECT scenario.name, scenario.description, scenario.newest_plan_id FROM publish.scenario
      WHERE scenario.newest_plan_id IS NOT NULL
      ORDER BY scenario.newest_plan_id DESC LIMIT 2) AS own
ORDER BY own.newest_plan_id;
