-- What was found wrong while the rows were read.
copy source.issue (batch_id, row_number, line, column_name, value, severity, code, reason) from stdin (format binary);
