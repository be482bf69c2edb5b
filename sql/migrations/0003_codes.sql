-- Code lists. Their rows are reference data (sql/reference/codes.sql), upserted when they change; a code is
-- closed by valid_to, never deleted.

CREATE SCHEMA code;
COMMENT ON SCHEMA code IS 'Code lists: every code that the register uses, with its meaning, source and dates.';

-- Most lists have the same shape; making them in one place keeps them so.
CREATE FUNCTION code.make_list(name text, meaning text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    EXECUTE format('CREATE TABLE code.%I (
        code text PRIMARY KEY CHECK (code ~ ''^[A-Za-z0-9_*.+-]+$''),
        label text NOT NULL,
        description text,
        sort_order integer NOT NULL DEFAULT 0,
        source text NOT NULL,
        valid_from date NOT NULL DEFAULT ''-infinity'',
        valid_to date NOT NULL DEFAULT ''infinity'')', name);
    EXECUTE format('COMMENT ON TABLE code.%I IS %L', name, meaning);
    EXECUTE format('COMMENT ON COLUMN code.%I.code IS %L', name, 'The code, as stored in the register and given out.');
    EXECUTE format('COMMENT ON COLUMN code.%I.label IS %L', name, 'What people read.');
    EXECUTE format('COMMENT ON COLUMN code.%I.description IS %L', name, 'What it means, where the label does not say it all.');
    EXECUTE format('COMMENT ON COLUMN code.%I.sort_order IS %L', name, 'Order in lists.');
    EXECUTE format('COMMENT ON COLUMN code.%I.source IS %L', name, 'Standard, law or decision that the code comes from.');
    EXECUTE format('COMMENT ON COLUMN code.%I.valid_from IS %L', name, 'First day of use.');
    EXECUTE format('COMMENT ON COLUMN code.%I.valid_to IS %L', name, 'First day of use no longer.');
END $$;
COMMENT ON FUNCTION code.make_list(text, text) IS 'Makes a code list of the common shape.';

SELECT code.make_list(name, meaning) FROM (VALUES
    ('category', 'What an asset is: a tree of kinds of land and building.'),
    ('purpose', 'Why the council holds an asset: the split of chart 1 of the strategy.'),
    ('scope', 'Whether the strategy''s objectives apply to an asset, and if not why.'),
    ('status', 'Where an asset is in its life.'),
    ('validation', 'Whether a record has been validated; what is still being validated is held outside the counts.'),
    ('marking', 'Protective marking of a record: who may read it.'),
    ('council_repairs', 'Who repairs, from the council''s side. Beware: a lease that is "FRI" makes the tenant repair, the strategy''s "full repairing liability" the council.'),
    ('tenure', 'The council''s interest in land.'),
    ('tenure_detail', 'How an interest is used, as the Transparency Code lists it.'),
    ('lease_direction', 'Leases run both ways.'),
    ('repair_terms', 'Repairing terms as leases state them.'),
    ('security', 'Security of tenure of a lease.'),
    ('condition_grade', 'Condition of an element.'),
    ('condition_priority', 'How soon a condition item must be done.'),
    ('element', 'Building elements of a condition survey.'),
    ('survey_kind', 'Kinds of condition survey.'),
    ('inspection_result', 'Outcome of an inspection.'),
    ('duty_holder', 'Who holds a duty of repair, inspection or compliance.'),
    ('heating', 'Main heating of a building.'),
    ('raac', 'State of reinforced autoclaved aerated concrete in a building.'),
    ('asbestos', 'State of asbestos in a building.'),
    ('fuel', 'Fuels and energy carriers.'),
    ('reading_kind', 'How an energy reading was come by.'),
    ('certificate_kind', 'Kinds of energy certificate.'),
    ('energy_band', 'Bands of an energy certificate.'),
    ('designation_kind', 'Kinds of legal or policy designation on an asset.'),
    ('suitability', 'Functional suitability for the service.'),
    ('valuation_basis', 'Basis of a valuation.'),
    ('accounting_class', 'Class in the fixed asset register.'),
    ('school_type', 'Kinds of school by who runs them.'),
    ('school_phase', 'Phases of education.'),
    ('proposal_kind', 'Kinds of proposal or use that objectives 1, 4 and 5 ask about.'),
    ('proposal_stage', 'How far a proposal has come.'),
    ('boundary_kind', 'Kinds of boundary.'),
    ('organisation_kind', 'Kinds of organisation.'),
    ('document_kind', 'Kinds of document.'),
    ('asset_class', 'Classes that decide which criteria apply to an asset.'),
    ('capacity_unit', 'Units in which a category measures capacity and use.'),
    ('inspection_applies', 'Tests of a building or asset that decide whether a kind of inspection is due.'),
    ('inspection_type', 'Statutory and good-practice inspections. Intervals are defaults: a scheme or risk assessment on the asset overrides them.')
) AS list (name, meaning);

ALTER TABLE code.category
    ADD parent_code text REFERENCES code.category,
    ADD base_class text NOT NULL REFERENCES code.asset_class,
    ADD capacity_unit text REFERENCES code.capacity_unit,
    ADD merges boolean NOT NULL DEFAULT false,
    ADD earns_income boolean NOT NULL DEFAULT false,
    ADD visited boolean NOT NULL DEFAULT false,
    ADD local_scale boolean NOT NULL DEFAULT false,
    ADD employment boolean NOT NULL DEFAULT false,
    ADD public_service boolean NOT NULL DEFAULT false;
COMMENT ON COLUMN code.category.parent_code IS 'The wider category; null at the top.';
COMMENT ON COLUMN code.category.base_class IS 'Class of an asset of this category while in use by the council; leases, vacancy and school type can change it.';
COMMENT ON COLUMN code.category.capacity_unit IS 'Unit in which capacity and use are counted; null where use is not measured.';
COMMENT ON COLUMN code.category.merges IS 'Commitment 1.1: a nearby stronger asset of the same use counts (offices, libraries, hubs, depots, stores, halls).';
COMMENT ON COLUMN code.category.earns_income IS 'Commitment 1.2: judged by income over cost, not by cost per m2.';
COMMENT ON COLUMN code.category.visited IS 'Commitment 3.2: people visit or work there.';
COMMENT ON COLUMN code.category.local_scale IS 'Commitment 1.2: of a scale that a parish could run.';
COMMENT ON COLUMN code.category.employment IS 'Commitment 5.1: employment land.';
COMMENT ON COLUMN code.category.public_service IS 'Commitment 5.4: a service or frontage that draws people to a town centre.';

ALTER TABLE code.marking ADD rank integer NOT NULL UNIQUE;
COMMENT ON COLUMN code.marking.rank IS 'Clearance needed: a role reads what is marked at or below its own rank. 0 public.';

ALTER TABLE code.scope ADD scored boolean NOT NULL;
COMMENT ON COLUMN code.scope.scored IS 'Whether assets of this scope are judged against the objectives.';

ALTER TABLE code.heating ADD fossil boolean, ADD fuel_code text REFERENCES code.fuel;
COMMENT ON COLUMN code.heating.fossil IS 'Burns fossil fuel; null where that is not known.';
COMMENT ON COLUMN code.heating.fuel_code IS 'The fuel; null where there is none or it is not known.';

ALTER TABLE code.school_type ADD maintained boolean NOT NULL, ADD council_repairs text NOT NULL REFERENCES code.council_repairs;
COMMENT ON COLUMN code.school_type.maintained IS 'Maintained by the council: objective 6 applies.';
COMMENT ON COLUMN code.school_type.council_repairs IS 'Who repairs by default; the site''s own row overrides it.';

ALTER TABLE code.energy_band ADD ordinal integer NOT NULL UNIQUE;
COMMENT ON COLUMN code.energy_band.ordinal IS '1 for A to 7 for G.';

ALTER TABLE code.inspection_type
    ADD interval_months integer NOT NULL CHECK (interval_months > 0),
    ADD basis text NOT NULL CHECK (basis IN ('statute', 'approved code', 'standard', 'good practice')),
    ADD applies_code text NOT NULL REFERENCES code.inspection_applies,
    ADD guard boolean NOT NULL DEFAULT false,
    ADD risk_weight integer NOT NULL DEFAULT 1 CHECK (risk_weight BETWEEN 1 AND 5);
COMMENT ON COLUMN code.inspection_type.interval_months IS 'Months between inspections, by default.';
COMMENT ON COLUMN code.inspection_type.basis IS 'What asks for it: statute, approved code, standard or good practice.';
COMMENT ON COLUMN code.inspection_type.applies_code IS 'Where it is due.';
COMMENT ON COLUMN code.inspection_type.guard IS 'A must-hold test of commitment 2.2: expired or failed means Red.';
COMMENT ON COLUMN code.inspection_type.risk_weight IS 'Weight of an overdue day in commitment 2.2, 1 to 5. Officer judgement.';
