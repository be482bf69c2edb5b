-- Stores what stands in the way of the options of a run.
COPY programme.option_obstacle (run_id, asset_id, option_no, obstacle_code, state, cost_low, cost_likely, cost_high, months) FROM STDIN;
