-- Tells the planner of the results just stored: see import_statistics.sql.
SELECT served.gather_statistics('{evaluation,programme}');
