-- Energy supplies and readings, carbon factors, energy certificates.

CREATE TABLE register.energy_supply (
    supply_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    asset_id bigint NOT NULL REFERENCES register.asset,
    building_id bigint REFERENCES register.building,
    meter text NOT NULL,
    fuel_code text NOT NULL REFERENCES code.fuel,
    generates boolean NOT NULL DEFAULT false,
    automatic boolean,
    valid daterange NOT NULL DEFAULT '(,)' CHECK (NOT isempty(valid)),
    record_id bigint REFERENCES source.record,
    UNIQUE (asset_id, meter, fuel_code)
);
COMMENT ON TABLE register.energy_supply IS 'A metered supply of energy to an asset, or its own generation.';
COMMENT ON COLUMN register.energy_supply.supply_id IS 'Identity.';
COMMENT ON COLUMN register.energy_supply.asset_id IS 'The asset.';
COMMENT ON COLUMN register.energy_supply.building_id IS 'The building; null for the whole asset.';
COMMENT ON COLUMN register.energy_supply.meter IS 'Meter reference: MPAN, MPRN or the council''s own.';
COMMENT ON COLUMN register.energy_supply.fuel_code IS 'Fuel or carrier.';
COMMENT ON COLUMN register.energy_supply.generates IS 'Generated on the site (solar), not bought.';
COMMENT ON COLUMN register.energy_supply.automatic IS 'Read automatically (commitment 3.3); null unknown.';
COMMENT ON COLUMN register.energy_supply.valid IS 'Days on which the supply exists.';
COMMENT ON COLUMN register.energy_supply.record_id IS 'Source row.';

CREATE TABLE register.energy_reading (
    reading_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    supply_id bigint NOT NULL REFERENCES register.energy_supply,
    period daterange NOT NULL CHECK (NOT isempty(period) AND NOT lower_inf(period) AND NOT upper_inf(period)),
    kwh numeric(14, 3) NOT NULL CHECK (kwh >= 0),
    cost register.gbp,
    kind_code text NOT NULL DEFAULT 'actual' REFERENCES code.reading_kind,
    record_id bigint REFERENCES source.record,
    EXCLUDE USING gist (supply_id WITH =, period WITH &&)
);
COMMENT ON TABLE register.energy_reading IS 'Energy used (or generated) by a supply over a period; periods of one supply do not overlap.';
COMMENT ON COLUMN register.energy_reading.reading_id IS 'Identity.';
COMMENT ON COLUMN register.energy_reading.supply_id IS 'The supply.';
COMMENT ON COLUMN register.energy_reading.period IS 'Days covered: first included, last bound excluded.';
COMMENT ON COLUMN register.energy_reading.kwh IS 'kWh; fuels on gross calorific value.';
COMMENT ON COLUMN register.energy_reading.cost IS 'Cost, GBP; null unknown.';
COMMENT ON COLUMN register.energy_reading.kind_code IS 'actual, estimated by the supplier.';
COMMENT ON COLUMN register.energy_reading.record_id IS 'Source row.';

CREATE TABLE register.carbon_factor (
    factor_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    fuel_code text NOT NULL REFERENCES code.fuel,
    scope integer NOT NULL CHECK (scope IN (1, 2, 3)),
    year integer NOT NULL CHECK (year BETWEEN 1990 AND 2100),
    kg_co2e_per_kwh numeric(12, 10) NOT NULL CHECK (kg_co2e_per_kwh >= 0),
    published_name text NOT NULL,
    source text NOT NULL,
    record_id bigint REFERENCES source.record,
    UNIQUE (fuel_code, scope, year)
);
COMMENT ON TABLE register.carbon_factor IS 'UK Government conversion factors. A financial year uses the calendar year that holds most of it: April 2023 to March 2024 uses 2023.';
COMMENT ON COLUMN register.carbon_factor.factor_id IS 'Identity.';
COMMENT ON COLUMN register.carbon_factor.fuel_code IS 'Fuel.';
COMMENT ON COLUMN register.carbon_factor.scope IS '1 fuels burnt, 2 electricity and heat bought, 3 transmission and distribution.';
COMMENT ON COLUMN register.carbon_factor.year IS 'Calendar year of the published set.';
COMMENT ON COLUMN register.carbon_factor.kg_co2e_per_kwh IS 'kgCO2e per kWh.';
COMMENT ON COLUMN register.carbon_factor.published_name IS 'Name in the published set.';
COMMENT ON COLUMN register.carbon_factor.source IS 'Where it was published.';
COMMENT ON COLUMN register.carbon_factor.record_id IS 'Source row.';

CREATE TABLE register.certificate (
    certificate_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    asset_id bigint NOT NULL REFERENCES register.asset,
    building_id bigint REFERENCES register.building,
    kind_code text NOT NULL REFERENCES code.certificate_kind,
    band_code text NOT NULL REFERENCES code.energy_band,
    score integer CHECK (score BETWEEN 0 AND 9999),
    issued_on date,
    expires_on date,
    reference text,
    record_id bigint REFERENCES source.record,
    UNIQUE NULLS NOT DISTINCT (asset_id, building_id, kind_code, issued_on),
    CHECK (expires_on > issued_on)
);
COMMENT ON TABLE register.certificate IS 'Energy certificates: EPC and DEC.';
COMMENT ON COLUMN register.certificate.certificate_id IS 'Identity.';
COMMENT ON COLUMN register.certificate.asset_id IS 'The asset.';
COMMENT ON COLUMN register.certificate.building_id IS 'The building; null for the whole asset.';
COMMENT ON COLUMN register.certificate.kind_code IS 'EPC or DEC.';
COMMENT ON COLUMN register.certificate.band_code IS 'A to G.';
COMMENT ON COLUMN register.certificate.score IS 'Numeric rating; null unknown.';
COMMENT ON COLUMN register.certificate.issued_on IS 'Issued; null unknown.';
COMMENT ON COLUMN register.certificate.expires_on IS 'Expires; null unknown.';
COMMENT ON COLUMN register.certificate.reference IS 'Report reference number.';
COMMENT ON COLUMN register.certificate.record_id IS 'Source row.';
