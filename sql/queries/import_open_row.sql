-- The checked rows, as objects of field to text.
create temporary table import_row (
  row_number bigint not null,
  fields jsonb not null
) on commit drop;
