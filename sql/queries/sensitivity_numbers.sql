-- The numbers of judging of a run, and of the draws. $1 run.
SELECT code, amount FROM publish.run_number WHERE run_id = $1::bigint;
