-- Stores what stands in the way of a plan.
COPY programme.plan_conflict (plan_id, limit_name, year_no) FROM STDIN;
