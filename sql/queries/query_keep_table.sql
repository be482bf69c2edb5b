-- Where the assets of a query are kept while their rows are copied out.
create temporary table if not exists selected_asset (
  asset_id bigint primary key,
  place bigint not null
);
