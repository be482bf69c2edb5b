-- Scenarios, what each sets and supposes, and its newest plan, for people to read.
SELECT s.name, s.description,
       concat_ws(', ', (SELECT string_agg(concat_ws(' ', c.setting_code, nullif(c.group_code, ''), c.value::text), ', ' ORDER BY c.setting_code, c.group_code)
                        FROM publish.scenario_setting c WHERE c.scenario_id = s.scenario_id),
                 (SELECT string_agg(f.reference || '.' || f.fact_code || '=' || f.said, ', ' ORDER BY f.reference, f.fact_code)
                  FROM publish.scenario_fact f WHERE f.scenario_id = s.scenario_id)) AS sets,
       p.plan_id AS newest_plan, p.outcome
FROM publish.scenario s
LEFT JOIN publish.plan p ON p.plan_id = s.newest_plan_id
ORDER BY s.name;
