-- Stores what would make a plan possible.
COPY programme.plan_mend (plan_id, setting_code, group_code, was, value) FROM STDIN;
