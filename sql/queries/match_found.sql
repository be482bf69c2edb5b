-- Where each way of looking puts the pairs that it finds.
CREATE TEMPORARY TABLE match_found (probe_id bigint NOT NULL, asset_id bigint NOT NULL) ON COMMIT DROP;
