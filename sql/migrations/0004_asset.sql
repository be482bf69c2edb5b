-- The asset itself: identity, holding, buildings, land, who repairs, organisations.
--
-- Effective dates are dateranges [from, to); "infinity" is left open as null upper bound. Recorded time is
-- in the history schema. Geometry is EPSG:27700 in metres; beside it the CRS84 geometry (longitude, latitude,
-- stored under SRID 4326) made by the same operation, whose accuracy is stamped on it.

CREATE SCHEMA register;
COMMENT ON SCHEMA register IS 'The record: every land and building asset of the council and what is known of it.';

CREATE DOMAIN register.uprn AS bigint CHECK (VALUE BETWEEN 1 AND 999999999999);
COMMENT ON DOMAIN register.uprn IS 'Unique Property Reference Number: up to 12 digits, no check digit.';
CREATE DOMAIN register.gbp AS numeric(14, 2);
COMMENT ON DOMAIN register.gbp IS 'Pounds, exact to the penny.';
CREATE DOMAIN register.area_m2 AS numeric(14, 2) CHECK (VALUE >= 0);
COMMENT ON DOMAIN register.area_m2 IS 'Square metres.';
CREATE DOMAIN register.percent AS numeric(6, 2) CHECK (VALUE >= 0);
COMMENT ON DOMAIN register.percent IS 'Per cent: 12.5 is 12.5%.';

CREATE TABLE register.organisation (
    organisation_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    code text UNIQUE CHECK (code ~ '^[a-z0-9_-]+$'),
    name text NOT NULL UNIQUE,
    kind_code text NOT NULL REFERENCES code.organisation_kind,
    uri text
);
COMMENT ON TABLE register.organisation IS 'Councils, tenants, landlords, trusts, parishes and partners.';
COMMENT ON COLUMN register.organisation.organisation_id IS 'Identity.';
COMMENT ON COLUMN register.organisation.code IS 'Short name that files and filters use: mendip.';
COMMENT ON COLUMN register.organisation.name IS 'Full name.';
COMMENT ON COLUMN register.organisation.kind_code IS 'What kind of organisation.';
COMMENT ON COLUMN register.organisation.uri IS 'Published identifier, where there is one.';

CREATE SEQUENCE register.asset_reference_seq;
COMMENT ON SEQUENCE register.asset_reference_seq IS 'Numbers of asset references.';

CREATE TABLE register.asset (
    asset_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    reference text NOT NULL UNIQUE DEFAULT 'SC' || lpad(nextval('register.asset_reference_seq')::text, 6, '0')
        CHECK (reference ~ '^[A-Z]{2}[0-9]{6}$'),
    name text NOT NULL CHECK (btrim(name) <> ''),
    category_code text NOT NULL REFERENCES code.category,
    marking_code text NOT NULL DEFAULT 'public' REFERENCES code.marking,
    validation_code text NOT NULL DEFAULT 'validated' REFERENCES code.validation,
    predecessor_id bigint REFERENCES register.organisation,
    site_id bigint REFERENCES register.asset,
    uprn register.uprn,
    street_number text,
    street text,
    locality text,
    post_town text,
    postcode text CHECK (postcode ~ '^[A-Z]{1,2}[0-9][A-Z0-9]?( [0-9][A-Z]{2})?$'),
    service text,
    responsible_officer text,
    budget_held_centrally boolean,
    purpose_confirmed_on date,
    fixed_asset_reference text,
    stated_land_area_m2 register.area_m2,
    location geometry(Point, 27700),
    location_crs84 geometry(Point, 4326),
    location_accuracy_m numeric,
    location_licence text,
    notes text,
    record_id bigint REFERENCES source.record,
    CHECK ((location IS NULL) = (location_crs84 IS NULL)),
    CHECK (location IS NULL OR (ST_X(location) BETWEEN 0 AND 700000 AND ST_Y(location) BETWEEN 0 AND 1300000))
);
CREATE INDEX asset_category ON register.asset (category_code);
CREATE INDEX asset_uprn ON register.asset (uprn);
CREATE INDEX asset_location ON register.asset USING gist (location);
CREATE INDEX asset_location_crs84 ON register.asset USING gist (location_crs84);
CREATE INDEX asset_name ON register.asset USING gin (name gin_trgm_ops);
COMMENT ON TABLE register.asset IS 'A holding that the council counts as one: a school, a park, an office site.';
COMMENT ON COLUMN register.asset.asset_id IS 'Identity inside the database; outsiders use reference.';
COMMENT ON COLUMN register.asset.reference IS 'The reference that people use, such as SC000123. Never used again.';
COMMENT ON COLUMN register.asset.name IS 'What it is called.';
COMMENT ON COLUMN register.asset.category_code IS 'What it is.';
COMMENT ON COLUMN register.asset.marking_code IS 'Who may read the record.';
COMMENT ON COLUMN register.asset.validation_code IS 'Validated, or still being validated and so outside the counts.';
COMMENT ON COLUMN register.asset.predecessor_id IS 'The council it was inherited from; null if acquired since.';
COMMENT ON COLUMN register.asset.site_id IS 'The wider site it is counted apart from, such as the school of a caretaker''s house; null otherwise.';
COMMENT ON COLUMN register.asset.uprn IS 'Primary UPRN; several assets may share one, which imports report.';
COMMENT ON COLUMN register.asset.street_number IS 'House number or range as written: 54-56, 106a.';
COMMENT ON COLUMN register.asset.street IS 'Street.';
COMMENT ON COLUMN register.asset.locality IS 'Village or part of a town.';
COMMENT ON COLUMN register.asset.post_town IS 'Post town.';
COMMENT ON COLUMN register.asset.postcode IS 'Postcode with one space, or the outward part alone.';
COMMENT ON COLUMN register.asset.service IS 'The service that uses it, in the council''s words.';
COMMENT ON COLUMN register.asset.responsible_officer IS 'Post that answers for it (commitment 1.3): a post, not a person''s name.';
COMMENT ON COLUMN register.asset.budget_held_centrally IS 'Whether the Corporate Landlord holds its budget (commitment 1.3); null unknown.';
COMMENT ON COLUMN register.asset.purpose_confirmed_on IS 'When a review last confirmed why it is held (commitment 1.1); null means never recorded.';
COMMENT ON COLUMN register.asset.fixed_asset_reference IS 'Reference in the finance team''s fixed asset register.';
COMMENT ON COLUMN register.asset.stated_land_area_m2 IS 'Area of land as a source stated it, m2; measured area comes from land parcels.';
COMMENT ON COLUMN register.asset.location IS 'Representative point, EPSG:27700, metres.';
COMMENT ON COLUMN register.asset.location_crs84 IS 'The same point in CRS84 (longitude, latitude).';
COMMENT ON COLUMN register.asset.location_accuracy_m IS 'Accuracy of the transformation between the two, metres: 0.01 with the OSTN15 grid, 2 without.';
COMMENT ON COLUMN register.asset.location_licence IS 'Licence and source of the coordinates.';
COMMENT ON COLUMN register.asset.notes IS 'Free text.';
COMMENT ON COLUMN register.asset.record_id IS 'Source row that it was last taken from.';

CREATE TABLE register.asset_identifier (
    identifier_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    asset_id bigint NOT NULL REFERENCES register.asset,
    scheme text NOT NULL CHECK (scheme ~ '^[a-z0-9_-]+$'),
    value text NOT NULL CHECK (btrim(value) <> ''),
    UNIQUE (scheme, value)
);
CREATE INDEX asset_identifier_asset ON register.asset_identifier (asset_id);
CREATE INDEX asset_identifier_value ON register.asset_identifier (value);
COMMENT ON TABLE register.asset_identifier IS 'What other systems call an asset; later imports find it by these.';
COMMENT ON COLUMN register.asset_identifier.identifier_id IS 'Identity.';
COMMENT ON COLUMN register.asset_identifier.asset_id IS 'The asset.';
COMMENT ON COLUMN register.asset_identifier.scheme IS 'Whose identifier: the predecessor''s code, urn, title.';
COMMENT ON COLUMN register.asset_identifier.value IS 'The identifier as that system writes it.';

CREATE TABLE register.asset_holding (
    holding_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    asset_id bigint NOT NULL REFERENCES register.asset,
    valid daterange NOT NULL DEFAULT '(,)' CHECK (NOT isempty(valid)),
    purpose_code text NOT NULL REFERENCES code.purpose,
    scope_code text NOT NULL REFERENCES code.scope,
    status_code text NOT NULL REFERENCES code.status,
    reason text,
    record_id bigint REFERENCES source.record,
    EXCLUDE USING gist (asset_id WITH =, valid WITH &&)
);
COMMENT ON TABLE register.asset_holding IS 'Why and how the council holds an asset, by effective date: a sale on 28 March entered on 10 April is a sale on 28 March.';
COMMENT ON COLUMN register.asset_holding.holding_id IS 'Identity.';
COMMENT ON COLUMN register.asset_holding.asset_id IS 'The asset.';
COMMENT ON COLUMN register.asset_holding.valid IS 'Days on which this holds: first day included, last bound excluded.';
COMMENT ON COLUMN register.asset_holding.purpose_code IS 'Operational, investment, let out or surplus.';
COMMENT ON COLUMN register.asset_holding.scope_code IS 'Whether the objectives apply, and if not why.';
COMMENT ON COLUMN register.asset_holding.status_code IS 'In use, vacant, under construction, disposed.';
COMMENT ON COLUMN register.asset_holding.reason IS 'Why it became so.';
COMMENT ON COLUMN register.asset_holding.record_id IS 'Source row.';

CREATE TABLE register.building (
    building_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    asset_id bigint NOT NULL REFERENCES register.asset,
    code text NOT NULL DEFAULT '1',
    name text,
    uprn register.uprn,
    year_built integer CHECK (year_built BETWEEN 1000 AND 2100),
    floor_area_m2 register.area_m2,
    storeys integer CHECK (storeys BETWEEN 0 AND 50),
    lifts integer CHECK (lifts >= 0),
    air_conditioned boolean,
    heating_code text REFERENCES code.heating,
    boiler_year integer CHECK (boiler_year BETWEEN 1900 AND 2100),
    raac_code text REFERENCES code.raac,
    asbestos_code text REFERENCES code.asbestos,
    temporary boolean,
    life_ends_on date,
    replacement_cost register.gbp CHECK (replacement_cost > 0),
    replacement_cost_on date,
    roof_potential_kwh numeric(12, 0) CHECK (roof_potential_kwh >= 0),
    extent geometry(MultiPolygon, 27700) CHECK (extent IS NULL OR ST_IsValid(extent)),
    extent_crs84 geometry(MultiPolygon, 4326),
    extent_accuracy_m numeric,
    extent_repair text,
    extent_licence text,
    record_id bigint REFERENCES source.record,
    UNIQUE (asset_id, code)
);
CREATE INDEX building_extent ON register.building USING gist (extent);
COMMENT ON TABLE register.building IS 'A building (or block) of an asset.';
COMMENT ON COLUMN register.building.building_id IS 'Identity.';
COMMENT ON COLUMN register.building.asset_id IS 'The asset it stands on.';
COMMENT ON COLUMN register.building.code IS 'Code within the asset, as the source gives it; 1 when it gives none.';
COMMENT ON COLUMN register.building.name IS 'Name of the building or block.';
COMMENT ON COLUMN register.building.uprn IS 'Its own UPRN, where it has one.';
COMMENT ON COLUMN register.building.year_built IS 'Year of completion.';
COMMENT ON COLUMN register.building.floor_area_m2 IS 'Gross internal floor area, m2.';
COMMENT ON COLUMN register.building.storeys IS 'Storeys above ground.';
COMMENT ON COLUMN register.building.lifts IS 'Passenger lifts; null unknown.';
COMMENT ON COLUMN register.building.air_conditioned IS 'Air conditioning over 12 kW; null unknown.';
COMMENT ON COLUMN register.building.heating_code IS 'Main heating; null unknown.';
COMMENT ON COLUMN register.building.boiler_year IS 'Year the main heating plant was installed.';
COMMENT ON COLUMN register.building.raac_code IS 'RAAC: none, present and mitigated, present; null not looked for.';
COMMENT ON COLUMN register.building.asbestos_code IS 'Asbestos: none, managed, presumed; null not recorded.';
COMMENT ON COLUMN register.building.temporary IS 'A temporary block.';
COMMENT ON COLUMN register.building.life_ends_on IS 'End of expected life as last assessed.';
COMMENT ON COLUMN register.building.replacement_cost IS 'Cost of replacing it, GBP.';
COMMENT ON COLUMN register.building.replacement_cost_on IS 'Price date of the replacement cost.';
COMMENT ON COLUMN register.building.roof_potential_kwh IS 'What its roof could generate in a year, kWh.';
COMMENT ON COLUMN register.building.extent IS 'Footprint, EPSG:27700.';
COMMENT ON COLUMN register.building.extent_crs84 IS 'The same footprint in CRS84.';
COMMENT ON COLUMN register.building.extent_accuracy_m IS 'Accuracy of the transformation between the two, metres.';
COMMENT ON COLUMN register.building.extent_repair IS 'What was mended in the shape on the way in; null when nothing.';
COMMENT ON COLUMN register.building.extent_licence IS 'Licence and source of the shape.';
COMMENT ON COLUMN register.building.record_id IS 'Source row.';

CREATE TABLE register.land_parcel (
    land_parcel_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    asset_id bigint NOT NULL REFERENCES register.asset,
    code text NOT NULL DEFAULT '1',
    name text,
    title_number text,
    extent geometry(MultiPolygon, 27700) NOT NULL CHECK (ST_IsValid(extent)),
    extent_crs84 geometry(MultiPolygon, 4326) NOT NULL,
    extent_accuracy_m numeric,
    extent_repair text,
    extent_licence text,
    area_m2 register.area_m2 GENERATED ALWAYS AS (ST_Area(extent)) STORED,
    record_id bigint REFERENCES source.record,
    UNIQUE (asset_id, code)
);
CREATE INDEX land_parcel_extent ON register.land_parcel USING gist (extent);
COMMENT ON TABLE register.land_parcel IS 'A piece of land of an asset, as a polygon.';
COMMENT ON COLUMN register.land_parcel.land_parcel_id IS 'Identity.';
COMMENT ON COLUMN register.land_parcel.asset_id IS 'The asset.';
COMMENT ON COLUMN register.land_parcel.code IS 'Code within the asset; 1 when the source gives none.';
COMMENT ON COLUMN register.land_parcel.name IS 'What it is called.';
COMMENT ON COLUMN register.land_parcel.title_number IS 'Title it belongs to.';
COMMENT ON COLUMN register.land_parcel.extent IS 'The land, EPSG:27700.';
COMMENT ON COLUMN register.land_parcel.extent_crs84 IS 'The same in CRS84.';
COMMENT ON COLUMN register.land_parcel.extent_accuracy_m IS 'Accuracy of the transformation between the two, metres.';
COMMENT ON COLUMN register.land_parcel.extent_repair IS 'What was mended in the shape on the way in; null when nothing.';
COMMENT ON COLUMN register.land_parcel.extent_licence IS 'Licence and source of the shape.';
COMMENT ON COLUMN register.land_parcel.area_m2 IS 'Measured in EPSG:27700, m2.';
COMMENT ON COLUMN register.land_parcel.record_id IS 'Source row.';

CREATE TABLE register.liability (
    liability_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    asset_id bigint NOT NULL REFERENCES register.asset,
    building_id bigint REFERENCES register.building,
    valid daterange NOT NULL DEFAULT '(,)' CHECK (NOT isempty(valid)),
    council_repairs text NOT NULL REFERENCES code.council_repairs,
    share_percent register.percent CHECK (share_percent <= 100),
    duty_holder_code text NOT NULL REFERENCES code.duty_holder,
    basis text NOT NULL CHECK (basis IN ('stated', 'lease', 'school type', 'category')),
    record_id bigint REFERENCES source.record,
    CHECK ((council_repairs = 'shared') = (share_percent IS NOT NULL)),
    EXCLUDE USING gist (asset_id WITH =, coalesce(building_id, 0) WITH =, valid WITH &&)
);
COMMENT ON TABLE register.liability IS 'Who repairs and who holds the compliance duty, by building (or the whole asset) and effective date.';
COMMENT ON COLUMN register.liability.liability_id IS 'Identity.';
COMMENT ON COLUMN register.liability.asset_id IS 'The asset.';
COMMENT ON COLUMN register.liability.building_id IS 'The building; null for the whole asset.';
COMMENT ON COLUMN register.liability.valid IS 'Days on which this holds.';
COMMENT ON COLUMN register.liability.council_repairs IS 'What the council repairs: all, structure, shared, none.';
COMMENT ON COLUMN register.liability.share_percent IS 'The council''s share when shared, %.';
COMMENT ON COLUMN register.liability.duty_holder_code IS 'Who must keep inspections in date: the council, a tenant, an academy trust.';
COMMENT ON COLUMN register.liability.basis IS 'What it was derived from: stated by a source, a lease, the school type, the category.';
COMMENT ON COLUMN register.liability.record_id IS 'Source row.';
