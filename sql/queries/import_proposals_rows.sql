-- The checked rows of a list of proposals, typed, each with the source record that it stands in. A scheme without a name
-- goes by what it is.
CREATE TEMPORARY TABLE incoming ON COMMIT DROP AS
SELECT i.row_number, r.record_id, NULL::bigint AS asset_id,
       given.proposal_kind || ' | ' || coalesce(given.proposal_name, k.label) AS tells_apart,
       coalesce(given.proposal_name, k.label) AS name, given.*
FROM pg_temp.import_batch b
JOIN source.record r ON r.batch_id = b.batch_id
JOIN pg_temp.import_row i ON i.row_number = r.row_number
CROSS JOIN LATERAL jsonb_to_record(i.fields) AS given (
    proposal_kind text, proposal_stage text, proposal_name text, proposed_on date, homes integer, social_homes integer,
    community_led boolean, self_build boolean, marking text
  )
JOIN code.proposal_kind k ON k.code = given.proposal_kind;
