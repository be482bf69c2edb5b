-- The particulars of the running import, for the SQL of its kind: one row.
CREATE TEMPORARY TABLE import_batch (
  batch_id bigint NOT NULL,
  kind text NOT NULL,
  feed text NOT NULL,
  preview boolean NOT NULL,
  scheme text NOT NULL,
  code_separator text,
  organisation_code text,
  organisation_name text,
  organisation_kind text,
  licence text,
  source text NOT NULL,
  create_category text,
  create_name text,
  create_marking text,
  today date NOT NULL DEFAULT current_date
) ON COMMIT DROP;
