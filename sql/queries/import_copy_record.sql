-- The rows of the file, as they came and as they were understood.
COPY source.record (batch_id, row_number, line, row_key, fields, raw, rejected, checked) FROM STDIN (FORMAT BINARY);
