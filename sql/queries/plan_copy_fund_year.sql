-- Stores what the funds of a plan have and pay.
COPY programme.plan_fund_year (plan_id, fund_code, year_no, new_gbp, paid_gbp) FROM STDIN;
