-- The versions of what hangs on an asset are found by the asset.
CREATE INDEX ledger_total_whose ON history.ledger_total (asset_id, change_id);
