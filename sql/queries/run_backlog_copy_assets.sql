-- Stores the backlog of each asset of a run.
COPY evaluation.backlog_asset (run_id, measure, asset_id, imputed, likely, low, high) FROM STDIN;
