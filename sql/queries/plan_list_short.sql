-- Plans for people to read, newest first. $1 at most so many.
SELECT p.plan_id AS plan, to_char(p.made_at AT TIME ZONE 'UTC', 'YYYY-MM-DD HH24:MI') AS made_utc, p.run_id AS run,
       coalesce(p.scenario_name, CASE WHEN p.supposes THEN 'supposed facts' ELSE '' END) AS scenario, p.years,
       to_char(funds.gbp, '9,999,999,990') AS money_gbp, to_char(p.value_gbp, '9,999,999,990') AS worth_gbp, p.ended
FROM publish.plan p
CROSS JOIN LATERAL (SELECT sum(fund.value::numeric) AS gbp FROM jsonb_each_text(p.settings -> 'settings' -> 'funds') AS fund) AS funds
ORDER BY p.plan_id DESC
LIMIT $1::bigint;
