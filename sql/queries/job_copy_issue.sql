-- What a preview found wrong, in bulk.
COPY jobs.upload_issue (upload_id, row_number, line, severity, code, column_name, value, reason)
FROM STDIN (FORMAT binary);
