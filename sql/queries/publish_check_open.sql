-- The rows of a file that is checked: its cells in the order of the header, or why it cannot be read.
CREATE TEMPORARY TABLE checked_row (
  row_number bigint NOT NULL,
  line bigint NOT NULL,
  fault text,
  cells json
) ON COMMIT DROP;
