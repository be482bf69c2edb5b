-- The checked rows, as objects of field to text.
CREATE TEMPORARY TABLE import_row ON COMMIT DROP AS
SELECT r.row_number, r.checked AS fields
FROM pg_temp.import_batch b
JOIN source.record r ON r.batch_id = b.batch_id
WHERE NOT r.rejected;
