-- Rows that made (true) or changed (false) something in the register; noted by the SQL of the kind.
CREATE TEMPORARY TABLE import_touched (
  row_number bigint NOT NULL,
  made boolean NOT NULL
) ON COMMIT DROP;
