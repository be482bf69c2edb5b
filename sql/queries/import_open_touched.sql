-- Rows that made (true) or changed (false) something in the register; noted by the SQL of the kind.
create temporary table import_touched (
  row_number bigint not null,
  made boolean not null
) on commit drop;
