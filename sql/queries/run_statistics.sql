-- Tells the planner of the results just stored: see import_statistics.sql.
ANALYZE evaluation.run, evaluation.run_fact, evaluation.benchmark, evaluation.objective_result,
        evaluation.commitment_result, evaluation.criterion_result, evaluation.guard_result, evaluation.run_estate,
        evaluation.backlog_range, evaluation.backlog_asset;
