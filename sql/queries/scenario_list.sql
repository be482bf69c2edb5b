-- Scenarios, what each sets, and its newest plan.
SELECT s.name, s.description,
       (SELECT string_agg(concat_ws(' ', c.setting_code, nullif(c.group_code, ''), c.value::text), ', ' ORDER BY c.setting_code, c.group_code)
        FROM programme.scenario_change c WHERE c.scenario_id = s.scenario_id) AS sets,
       p.plan_id AS newest_plan, p.outcome
FROM programme.scenario s
LEFT JOIN LATERAL (SELECT plan_id, outcome FROM programme.plan
                   WHERE scenario_name = s.name ORDER BY plan_id DESC LIMIT 1) p ON true
ORDER BY s.name;
