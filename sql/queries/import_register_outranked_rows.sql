-- The rows concerned, without what they may not change.
CREATE TEMPORARY TABLE outranked_row ON COMMIT DROP AS
SELECT said.*
FROM pg_temp.outranked o
JOIN pg_temp.incoming i ON i.row_number = o.row_number
CROSS JOIN LATERAL jsonb_populate_record(i, o.held) AS said;
