-- Each row of which the truth is known: the asset it was taken for, and the one that it is (null: none).
CREATE TEMPORARY TABLE truth_row (
  source text, code text, outcome text, record_id bigint, asset_id bigint, how text, expected_id bigint
);
