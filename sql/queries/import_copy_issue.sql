-- What was found wrong while the rows were read.
COPY source.issue (batch_id, row_number, line, column_name, value, severity, code, reason) FROM STDIN (FORMAT BINARY);
