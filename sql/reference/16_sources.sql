-- How far kinds of file are trusted, until a steward says otherwise of a feed. Upserted as a whole.
-- Council asset lists come first for what an asset is called and why it is held. A row with a field goes before the rank
-- of the feed for that field: for whoever keeps one fact as its own business.

INSERT INTO code.source_rank (kind, field, rank, source) VALUES
    ('register', '', 30, 'terrier: the council''s own list of what it holds'),
    ('far', '', 40, 'terrier: kept by finance for another purpose, reconciled yearly'),
    ('leases', '', 40, 'terrier: kept by the estates team for another purpose'),
    ('raac', 'raac', 20, 'terrier: said by whoever looked for it, for this alone'),
    ('schools', '', 45, 'terrier: a national list, kept by schools themselves'),
    ('gazetteer', '', 45, 'terrier: addresses, not holdings'),
    ('title-extents', '', 45, 'terrier: titles, not holdings'),
    ('condition', '', 60, 'terrier: a surveyor''s list, for the survey''s own purpose'),
    ('brownfield', '', 70, 'terrier: entries by anyone who proposed a site')
ON CONFLICT (kind, field) DO UPDATE SET rank = excluded.rank, source = excluded.source;

-- What files claim of an asset as a whole. asset_code is here for who leads: what is derived from a row, and not
-- stated in it, is taken from the row of the feed that is trusted most.
INSERT INTO code.claim_field (kind, field, name, part, column_name, sort_order) VALUES
    ('register', 'asset_code', 'asset_code', 'asset', NULL, 10),
    ('register', 'name', 'name', 'asset', 'name', 20),
    ('register', 'category', 'category', 'asset', 'category_code', 30),
    ('register', 'marking', 'marking', 'asset', 'marking_code', 40),
    ('register', 'validation', 'validation', 'asset', 'validation_code', 50),
    ('register', 'uprn', 'uprn', 'asset', 'uprn', 60),
    ('register', 'street_number', 'street_number', 'asset', 'street_number', 70),
    ('register', 'street', 'street', 'asset', 'street', 80),
    ('register', 'locality', 'locality', 'asset', 'locality', 90),
    ('register', 'post_town', 'post_town', 'asset', 'post_town', 100),
    ('register', 'postcode', 'postcode', 'asset', 'postcode', 110),
    ('register', 'made_easting', 'location', 'asset', NULL, 120),
    ('register', 'made_land_area_m2', 'land_area_m2', 'asset', 'stated_land_area_m2', 130),
    ('register', 'service', 'service', 'asset', 'service', 140),
    ('register', 'responsible_officer', 'responsible_officer', 'asset', 'responsible_officer', 150),
    ('register', 'budget_held_centrally', 'budget_held_centrally', 'asset', 'budget_held_centrally', 160),
    ('register', 'purpose_confirmed_on', 'purpose_confirmed_on', 'asset', 'purpose_confirmed_on', 170),
    ('register', 'fixed_asset_reference', 'fixed_asset_reference', 'asset', 'fixed_asset_reference', 180),
    ('register', 'notes', 'notes', 'asset', 'notes', 190),
    ('register', 'purpose', 'purpose', 'holding', 'purpose_code', 200),
    ('register', 'scope', 'scope', 'holding', 'scope_code', 210),
    ('register', 'status', 'status', 'holding', 'status_code', 220),
    ('register', 'tenure', 'tenure', 'interest', 'tenure_code', 230),
    ('register', 'tenure_detail', 'tenure_detail', 'interest', 'detail_code', 240),
    ('register', 'tenure_other', 'tenure_other', 'interest', 'detail_text', 250),
    ('register', 'title_number', 'title_number', 'interest', 'title_number', 260),
    ('register', 'holding_type', 'holding_type', 'interest', NULL, 270),
    ('register', 'council_repairs', 'council_repairs', 'liability', NULL, 280),
    ('register', 'repair_share_percent', 'share_percent', 'liability', NULL, 290),
    ('register', 'duty_holder', 'duty_holder', 'liability', NULL, 300),
    ('register', 'building_name', 'building_name', 'building', 'name', 310),
    ('register', 'floor_area_m2', 'floor_area_m2', 'building', 'floor_area_m2', 320),
    ('register', 'year_built', 'year_built', 'building', 'year_built', 330),
    ('register', 'storeys', 'storeys', 'building', 'storeys', 340),
    ('register', 'lifts', 'lifts', 'building', 'lifts', 350),
    ('register', 'air_conditioned', 'air_conditioned', 'building', 'air_conditioned', 360),
    ('register', 'heating', 'heating', 'building', 'heating_code', 370),
    ('register', 'boiler_year', 'boiler_year', 'building', 'boiler_year', 380),
    ('register', 'raac', 'raac', 'building', 'raac_code', 390),
    ('register', 'asbestos', 'asbestos', 'building', 'asbestos_code', 400),
    ('register', 'temporary', 'temporary', 'building', 'temporary', 410),
    ('register', 'life_ends_on', 'life_ends_on', 'building', 'life_ends_on', 420),
    ('register', 'replacement_cost', 'replacement_cost', 'building', 'replacement_cost', 430),
    ('register', 'replacement_cost_on', 'replacement_cost_on', 'building', 'replacement_cost_on', 440),
    ('register', 'roof_potential_kwh', 'roof_potential_kwh', 'building', 'roof_potential_kwh', 450)
ON CONFLICT (kind, field) DO UPDATE
SET name = excluded.name, part = excluded.part, column_name = excluded.column_name, sort_order = excluded.sort_order;

-- Other kinds, under the names above: what they state of any asset, and what they gave an asset that they made.
INSERT INTO code.claim_field (kind, field, name, part, column_name, sort_order, when_made)
SELECT other.kind, other.field, known.name, known.part, known.column_name, known.sort_order, other.when_made
FROM (VALUES
    ('raac', 'raac', 'raac', false),
    ('schools', 'council_repairs', 'council_repairs', false), ('schools', 'repair_share_percent', 'share_percent', false),
    ('schools', 'duty_holder', 'duty_holder', false),
    ('schools', 'uprn', 'uprn', true), ('schools', 'street', 'street', true), ('schools', 'locality', 'locality', true),
    ('schools', 'post_town', 'post_town', true), ('schools', 'postcode', 'postcode', true),
    ('schools', 'made_easting', 'location', true)) AS other (kind, field, name, when_made)
JOIN code.claim_field known ON known.kind = 'register' AND known.name = other.name
ON CONFLICT (kind, field) DO UPDATE
SET name = excluded.name, part = excluded.part, column_name = excluded.column_name, sort_order = excluded.sort_order,
    when_made = excluded.when_made;
