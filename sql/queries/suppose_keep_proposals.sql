-- Stores which proposals bear on the options of a run with supposed facts: those of the run that it changes, but for assets of which
-- something was supposed of them. $1 run, $2 run that it changes.
INSERT INTO programme.run_proposal (run_id, asset_id, bearing, proposal_id, since, marking_code)
SELECT $1::bigint, own.asset_id, own.bearing, own.proposal_id, own.since, own.marking_code
FROM programme.run_proposal own
WHERE own.run_id = $2::bigint
  AND NOT EXISTS (SELECT FROM programme.run_supposed supposed
                  WHERE supposed.run_id = $1::bigint AND supposed.asset_id = own.asset_id
                    AND supposed.fact_code IN ('decided_option', 'refused_option', 'offer_outcome'));
