-- How assets are used and what they cost: running cost, utilisation, suitability, amenities, schools,
-- acquisitions, proposals.

CREATE DOMAIN register.financial_year AS integer CHECK (VALUE BETWEEN 1990 AND 2100);
COMMENT ON DOMAIN register.financial_year IS 'Financial year by the year it starts in: 2023 is April 2023 to March 2024.';

CREATE TABLE register.running_cost (
    running_cost_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    asset_id bigint NOT NULL REFERENCES register.asset,
    financial_year register.financial_year NOT NULL,
    premises_cost register.gbp,
    income register.gbp,
    planned_maintenance register.gbp,
    reactive_maintenance register.gbp,
    record_id bigint REFERENCES source.record,
    UNIQUE (asset_id, financial_year)
);
COMMENT ON TABLE register.running_cost IS 'What an asset cost and earned in a financial year.';
COMMENT ON COLUMN register.running_cost.running_cost_id IS 'Identity.';
COMMENT ON COLUMN register.running_cost.asset_id IS 'The asset.';
COMMENT ON COLUMN register.running_cost.financial_year IS 'Financial year by its first calendar year.';
COMMENT ON COLUMN register.running_cost.premises_cost IS 'Gross premises cost, GBP; null unknown.';
COMMENT ON COLUMN register.running_cost.income IS 'Income from rent, fees and charges, GBP; null unknown.';
COMMENT ON COLUMN register.running_cost.planned_maintenance IS 'Planned maintenance within the cost, GBP; null unknown.';
COMMENT ON COLUMN register.running_cost.reactive_maintenance IS 'Reactive maintenance within the cost, GBP; null unknown.';
COMMENT ON COLUMN register.running_cost.record_id IS 'Source row.';

CREATE TABLE register.utilisation (
    utilisation_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    asset_id bigint NOT NULL REFERENCES register.asset,
    measured_on date NOT NULL,
    unit_code text NOT NULL REFERENCES code.capacity_unit,
    capacity numeric(12, 2) CHECK (capacity > 0),
    used numeric(12, 2) CHECK (used >= 0),
    partner_share_percent register.percent CHECK (partner_share_percent <= 100),
    vacant_since date,
    record_id bigint REFERENCES source.record,
    UNIQUE (asset_id, measured_on)
);
COMMENT ON TABLE register.utilisation IS 'How much of an asset''s capacity is used, as measured on a day.';
COMMENT ON COLUMN register.utilisation.utilisation_id IS 'Identity.';
COMMENT ON COLUMN register.utilisation.asset_id IS 'The asset.';
COMMENT ON COLUMN register.utilisation.measured_on IS 'When it was measured.';
COMMENT ON COLUMN register.utilisation.unit_code IS 'Unit: desks, places, m2, pupils, units.';
COMMENT ON COLUMN register.utilisation.capacity IS 'Capacity in that unit.';
COMMENT ON COLUMN register.utilisation.used IS 'Use in that unit; may exceed capacity.';
COMMENT ON COLUMN register.utilisation.partner_share_percent IS 'Share of floor area that partners use (commitment 1.2), %.';
COMMENT ON COLUMN register.utilisation.vacant_since IS 'Vacant since; null when in use.';
COMMENT ON COLUMN register.utilisation.record_id IS 'Source row.';

CREATE TABLE register.suitability (
    suitability_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    asset_id bigint NOT NULL REFERENCES register.asset,
    assessed_on date NOT NULL,
    suitability_code text NOT NULL REFERENCES code.suitability,
    accessible boolean,
    record_id bigint REFERENCES source.record,
    UNIQUE (asset_id, assessed_on)
);
COMMENT ON TABLE register.suitability IS 'How well an asset suits the service in it, as assessed with its users (commitment 2.1).';
COMMENT ON COLUMN register.suitability.suitability_id IS 'Identity.';
COMMENT ON COLUMN register.suitability.asset_id IS 'The asset.';
COMMENT ON COLUMN register.suitability.assessed_on IS 'When.';
COMMENT ON COLUMN register.suitability.suitability_code IS 'Good, satisfactory, poor, unsuitable.';
COMMENT ON COLUMN register.suitability.accessible IS 'Accessible to disabled people; null not assessed.';
COMMENT ON COLUMN register.suitability.record_id IS 'Source row.';

CREATE TABLE register.amenity (
    asset_id bigint PRIMARY KEY REFERENCES register.asset,
    cycle_spaces integer CHECK (cycle_spaces >= 0),
    car_spaces integer CHECK (car_spaces >= 0),
    ev_chargers integer CHECK (ev_chargers >= 0),
    recorded_on date,
    record_id bigint REFERENCES source.record
);
COMMENT ON TABLE register.amenity IS 'Provision for travel (commitments 3.2 and 3.3).';
COMMENT ON COLUMN register.amenity.asset_id IS 'The asset.';
COMMENT ON COLUMN register.amenity.cycle_spaces IS 'Cycle parking spaces; null unknown.';
COMMENT ON COLUMN register.amenity.car_spaces IS 'Car parking spaces; null unknown.';
COMMENT ON COLUMN register.amenity.ev_chargers IS 'Electric vehicle charging points; null unknown.';
COMMENT ON COLUMN register.amenity.recorded_on IS 'When counted.';
COMMENT ON COLUMN register.amenity.record_id IS 'Source row.';

CREATE TABLE register.acquisition (
    asset_id bigint PRIMARY KEY REFERENCES register.asset,
    acquired_on date NOT NULL,
    price register.gbp,
    whole_life_cost_appraised_on date,
    whole_life_carbon_assessed_on date,
    meets_climate_pledges boolean,
    record_id bigint REFERENCES source.record
);
COMMENT ON TABLE register.acquisition IS 'Assets acquired, built or refurbished since vesting day (commitments 1.5 and 3.5).';
COMMENT ON COLUMN register.acquisition.asset_id IS 'The asset.';
COMMENT ON COLUMN register.acquisition.acquired_on IS 'When acquired or completed.';
COMMENT ON COLUMN register.acquisition.price IS 'Price, GBP.';
COMMENT ON COLUMN register.acquisition.whole_life_cost_appraised_on IS 'When a whole-life cost appraisal was recorded; null never.';
COMMENT ON COLUMN register.acquisition.whole_life_carbon_assessed_on IS 'When whole-life carbon was assessed; null never.';
COMMENT ON COLUMN register.acquisition.meets_climate_pledges IS 'Meets the Climate Emergency pledges; null not assessed.';
COMMENT ON COLUMN register.acquisition.record_id IS 'Source row.';

CREATE TABLE register.school (
    asset_id bigint PRIMARY KEY REFERENCES register.asset,
    urn integer CHECK (urn BETWEEN 100000 AND 999999),
    type_code text NOT NULL REFERENCES code.school_type,
    phase_code text REFERENCES code.school_phase,
    capacity integer CHECK (capacity >= 0),
    pupils integer CHECK (pupils >= 0),
    pupils_on date,
    maintenance_plan_agreed_on date,
    maintenance_plan_until date,
    joint_visit_on date,
    replacement_strategy_on date,
    capital_grant register.gbp,
    capital_grant_year register.financial_year,
    record_id bigint REFERENCES source.record
);
COMMENT ON TABLE register.school IS 'School details of an asset, and what commitments 6.1 to 6.4 ask.';
COMMENT ON COLUMN register.school.asset_id IS 'The asset.';
COMMENT ON COLUMN register.school.urn IS 'Unique reference number in Get Information About Schools.';
COMMENT ON COLUMN register.school.type_code IS 'Who runs it: decides who repairs by default.';
COMMENT ON COLUMN register.school.phase_code IS 'Phase of education.';
COMMENT ON COLUMN register.school.capacity IS 'Pupil places.';
COMMENT ON COLUMN register.school.pupils IS 'Pupils on roll.';
COMMENT ON COLUMN register.school.pupils_on IS 'Date of the roll.';
COMMENT ON COLUMN register.school.maintenance_plan_agreed_on IS 'When a maintenance plan was agreed with the school; null never recorded.';
COMMENT ON COLUMN register.school.maintenance_plan_until IS 'Until when the plan runs.';
COMMENT ON COLUMN register.school.joint_visit_on IS 'Last joint visit with the school''s leaders; null never recorded.';
COMMENT ON COLUMN register.school.replacement_strategy_on IS 'When a replacement strategy was recorded; null never.';
COMMENT ON COLUMN register.school.capital_grant IS 'Capital grant received for it in capital_grant_year, GBP.';
COMMENT ON COLUMN register.school.capital_grant_year IS 'Financial year of the grant.';
COMMENT ON COLUMN register.school.record_id IS 'Source row.';

CREATE TABLE register.proposal (
    proposal_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    asset_id bigint NOT NULL REFERENCES register.asset,
    kind_code text NOT NULL REFERENCES code.proposal_kind,
    stage_code text NOT NULL REFERENCES code.proposal_stage,
    name text NOT NULL,
    proposed_on date,
    homes integer CHECK (homes >= 0),
    social_homes integer CHECK (social_homes >= 0),
    community_led boolean,
    self_build boolean,
    record_id bigint REFERENCES source.record,
    UNIQUE (asset_id, kind_code, name),
    CHECK (social_homes <= homes)
);
COMMENT ON TABLE register.proposal IS 'Proposals for an asset: housing, care, regeneration, an offer to a parish, a community ownership scheme.';
COMMENT ON COLUMN register.proposal.proposal_id IS 'Identity.';
COMMENT ON COLUMN register.proposal.asset_id IS 'The asset.';
COMMENT ON COLUMN register.proposal.kind_code IS 'What is proposed.';
COMMENT ON COLUMN register.proposal.stage_code IS 'How far it has come.';
COMMENT ON COLUMN register.proposal.name IS 'Name of the scheme.';
COMMENT ON COLUMN register.proposal.proposed_on IS 'When first proposed.';
COMMENT ON COLUMN register.proposal.homes IS 'Homes in the scheme.';
COMMENT ON COLUMN register.proposal.social_homes IS 'Of them social homes committed.';
COMMENT ON COLUMN register.proposal.community_led IS 'Community led; null unknown.';
COMMENT ON COLUMN register.proposal.self_build IS 'Self-build; null unknown.';
COMMENT ON COLUMN register.proposal.record_id IS 'Source row.';
