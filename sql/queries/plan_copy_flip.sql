-- Stores what flips in the trials of a plan.
COPY programme.plan_flip (plan_id, trial_code, asset_id, option_no, start_year) FROM STDIN;
