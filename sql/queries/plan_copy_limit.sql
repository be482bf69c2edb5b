-- Stores what a plan kept within.
COPY programme.plan_limit (plan_id, limit_name, least, bound, reached) FROM STDIN;
