-- What is wrong or doubtful in them.
CREATE TEMPORARY TABLE checked_issue (
  row_number bigint,
  line bigint,
  column_name text,
  severity text NOT NULL,
  code text NOT NULL,
  value text,
  reason text NOT NULL
) ON COMMIT DROP;
