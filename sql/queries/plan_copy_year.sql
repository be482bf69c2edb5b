-- Stores the years of a plan.
COPY programme.plan_year (plan_id, method, year_no, cost_gbp, receipts_gbp, revenue_gbp, carbon_kg, moves) FROM STDIN;
