-- The checked rows of a list of constraints, typed, each with the source record that it stands in.
CREATE TEMPORARY TABLE incoming ON COMMIT DROP AS
SELECT i.row_number, r.record_id, NULL::bigint AS asset_id,
       concat_ws(' | ', given.constraint_kind, given.constraint_reference) AS tells_apart, given.*
FROM pg_temp.import_batch b
JOIN source.record r ON r.batch_id = b.batch_id
JOIN pg_temp.import_row i ON i.row_number = r.row_number
CROSS JOIN LATERAL jsonb_to_record(i.fields) AS given (
    constraint_kind text, constraint_reference text, found boolean, terms text, constraint_source text, since date,
    until date, marking text
  );
