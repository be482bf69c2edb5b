-- Keeps how good the record is beside a run. $1 run.
INSERT INTO evaluation.quality_result (run_id, grouping, group_code, tests, passed, score)
SELECT $1::bigint, grouping, group_code, tests, passed, score FROM facts.quality_group;
