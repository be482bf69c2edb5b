-- Scenarios with what each sets, and its newest plan.
SELECT s.name, s.description AS about, s.settings, s.newest_plan_id AS newest_plan, p.outcome, to_json(s.created_at) AS created_at,
       s.created_by, s.supposed
FROM publish.scenario s
LEFT JOIN publish.plan p ON p.plan_id = s.newest_plan_id
ORDER BY s.name;
