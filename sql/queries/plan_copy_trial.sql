-- Stores the trials of a plan.
COPY programme.plan_trial (plan_id, trial_code, outcome, value_gbp, same) FROM STDIN;
