-- Scenarios, what each sets and supposes of that what the reader may be told, and its newest plan, for people to read.
SELECT s.name, s.description,
       (SELECT string_agg(CASE WHEN said.code = 'without' AND said.kind = 'setting' THEN said.what ELSE said.what || ' ' || said.said END, '; ' ORDER BY said.place, said.of_what, said.code)
        FROM publish.scenario_said said WHERE said.scenario = s.name) AS sets,
       p.plan_id AS newest_plan,
       p.ended AS outcome
FROM publish.scenario s
LEFT JOIN publish.plan p ON p.plan_id = s.newest_plan_id
ORDER BY s.name;
