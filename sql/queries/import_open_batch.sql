-- The particulars of the running import, for the SQL of its kind: one row.
create temporary table import_batch (
  batch_id bigint not null,
  kind text not null,
  feed text not null,
  preview boolean not null,
  scheme text not null,
  code_separator text,
  organisation_code text,
  organisation_name text,
  organisation_kind text,
  licence text,
  source text not null,
  create_category text,
  create_name text,
  create_marking text,
  today date not null default current_date
) on commit drop;
