-- Tells the planner of what changed much in the register since it was last told: see import_statistics.sql.
SELECT served.gather_statistics('{register}', true);
