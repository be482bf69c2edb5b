-- The versions of a school's establishments, and of brownfield sites, are found by their asset.
CREATE INDEX establishment_whose ON history.establishment (asset_id, change_id);
CREATE INDEX brownfield_site_whose ON history.brownfield_site (asset_id, change_id);
