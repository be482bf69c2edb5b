-- The checked rows, as objects of field to text.
CREATE TEMPORARY TABLE import_row (
  row_number bigint NOT NULL,
  fields jsonb NOT NULL
) ON COMMIT DROP;
