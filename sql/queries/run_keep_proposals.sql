-- Stores which proposals bear on the options of a run, with the day of the run set. $1 run.
INSERT INTO programme.run_proposal (run_id, asset_id, bearing, proposal_id, since, marking_code)
SELECT judged.run_id, bears.asset_id, bears.bearing, bears.proposal_id, bears.since, bears.marking_code
FROM facts.proposal_bearing bears
JOIN evaluation.run_fact judged ON judged.run_id = $1::bigint AND judged.asset_id = bears.asset_id;
