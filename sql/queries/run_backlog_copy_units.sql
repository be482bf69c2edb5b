-- Stores what each survey says of each asset's backlog.
COPY evaluation.backlog_unit (run_id, measure, asset_id, survey_id, segment, evidence, likely, spread, scatter) FROM STDIN;
