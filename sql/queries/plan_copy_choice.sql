-- Stores what the assets of a plan take.
COPY programme.plan_choice (plan_id, method, asset_id, option_no, start_year, value_gbp, margin_gbp, next_option_no, behind_gbp, firm) FROM STDIN;
