-- The versions of what hangs on an asset are found by the asset.
CREATE INDEX establishment_whose ON history.establishment (asset_id, change_id);
CREATE INDEX ledger_total_whose ON history.ledger_total (asset_id, change_id);
CREATE INDEX brownfield_site_whose ON history.brownfield_site (asset_id, change_id);
