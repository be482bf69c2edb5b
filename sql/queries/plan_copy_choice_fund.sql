-- Stores what the options of a plan are paid from.
COPY programme.plan_choice_fund (plan_id, asset_id, fund_code, paid_gbp) FROM STDIN;
