-- Where the assets of a query are kept while their rows are copied out.
CREATE TEMPORARY TABLE IF NOT EXISTS selected_asset (
  asset_id bigint PRIMARY KEY,
  place bigint NOT NULL
);
