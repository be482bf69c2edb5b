-- What can stand in the way of an option, with its own cost and time.
SELECT obstacle_code, cost_low, cost_likely, cost_high, months, met_by_decision FROM programme.obstacle ORDER BY sort_order, obstacle_code;
