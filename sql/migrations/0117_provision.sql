-- Carbon: storage and the size of plant, what is fed into the grid, how the accounts are kept, and how large plant may be
-- for a grant.

ALTER TABLE register.amenity
    ADD COLUMN storage_kwh numeric(12, 1) CHECK (storage_kwh >= 0),
    ADD COLUMN generation_kw numeric(12, 2) CHECK (generation_kw >= 0),
    ADD COLUMN heating_kw numeric(12, 1) CHECK (heating_kw > 0);
COMMENT ON TABLE register.amenity IS 'Provision for travel and energy (commitments 3.1 to 3.3).';
COMMENT ON COLUMN register.amenity.storage_kwh IS 'Electricity that its batteries hold, kWh; 0 none, null unknown.';
COMMENT ON COLUMN register.amenity.generation_kw IS 'Size of its own generation of electricity, kW at peak; 0 none, null unknown.';
COMMENT ON COLUMN register.amenity.heating_kw IS 'Heat output of its main heating plant, kW; null unknown.';
SELECT history.track('register.amenity');

ALTER TABLE register.energy_supply
    ADD COLUMN exports boolean NOT NULL DEFAULT false,
    ADD CONSTRAINT energy_supply_one_way CHECK (NOT (exports AND generates));
COMMENT ON COLUMN register.energy_supply.exports IS 'Counts what is fed into the grid: neither bought nor, a second time, generated.';
SELECT history.track('register.energy_supply');

CREATE TABLE evaluation.carbon_statement (
    code text PRIMARY KEY CHECK (code ~ '^[a-z0-9_]+$'),
    sort_order integer NOT NULL,
    label text NOT NULL,
    says text NOT NULL,
    source text NOT NULL
);
COMMENT ON TABLE evaluation.carbon_statement IS 'How the carbon accounts are kept, in words: rebasing, own generation, what is fed into the grid. Told beside the boundary; what counts is evaluation.carbon_boundary''s to say.';
COMMENT ON COLUMN evaluation.carbon_statement.code IS 'The rule.';
COMMENT ON COLUMN evaluation.carbon_statement.sort_order IS 'Order in lists.';
COMMENT ON COLUMN evaluation.carbon_statement.label IS 'What it is about.';
COMMENT ON COLUMN evaluation.carbon_statement.says IS 'What is done, and why.';
COMMENT ON COLUMN evaluation.carbon_statement.source IS 'Where that comes from; an officer''s judgement says so.';

ALTER TABLE programme.option
    ADD COLUMN heat_pump_kw double precision CHECK (heat_pump_kw >= 0),
    ADD COLUMN solar_kw double precision CHECK (solar_kw >= 0);
COMMENT ON COLUMN programme.option.heat_pump_kw IS 'Size of the heat pump that it puts in, kW of heat; null none, or not known.';
COMMENT ON COLUMN programme.option.solar_kw IS 'Size of the solar panels that it puts in, kW at peak; null none, or not known.';

ALTER TABLE programme.grant_eligibility
    ADD COLUMN heat_kw_most double precision CHECK (heat_kw_most > 0),
    ADD COLUMN plant_years_least double precision CHECK (plant_years_least > 0);
COMMENT ON COLUMN programme.grant_eligibility.heat_kw_most IS 'The largest heat pump that it pays for, kW of heat; null any.';
COMMENT ON COLUMN programme.grant_eligibility.plant_years_least IS 'Least age of the heating plant that is replaced, years; null any.';

SELECT history.watch_rules();
