-- The rows of the file, as they came.
COPY source.record (batch_id, row_number, line, row_key, fields, raw, rejected) FROM STDIN (FORMAT BINARY);
