-- The rows of the file, as they came.
copy source.record (batch_id, row_number, line, row_key, fields, raw, rejected) from stdin (format binary);
