-- What each asset emitted and what is best done with it, as a run found: figures of a map stand still until the next run,
-- as scores do.

CREATE TABLE evaluation.run_emission (
    run_id bigint NOT NULL REFERENCES evaluation.run ON DELETE CASCADE,
    asset_id bigint NOT NULL,
    financial_year integer NOT NULL,
    boundary_code text NOT NULL,
    counts boolean NOT NULL,
    kwh numeric,
    kg_co2e numeric,
    kg_co2e_beside numeric,
    estimated boolean NOT NULL,
    fuel_code text,
    PRIMARY KEY (run_id, asset_id)
);
COMMENT ON TABLE evaluation.run_emission IS 'Emissions of each asset in the last financial year that had ended and was read, as a run found them. No foreign key to the asset: a run outlives what it judged.';
COMMENT ON COLUMN evaluation.run_emission.run_id IS 'The run.';
COMMENT ON COLUMN evaluation.run_emission.asset_id IS 'The asset.';
COMMENT ON COLUMN evaluation.run_emission.financial_year IS 'Financial year: 2025 is April 2025 to March 2026.';
COMMENT ON COLUMN evaluation.run_emission.boundary_code IS 'Kind of holding (evaluation.carbon_boundary).';
COMMENT ON COLUMN evaluation.run_emission.counts IS 'That kind of holding counts towards the targets.';
COMMENT ON COLUMN evaluation.run_emission.kwh IS 'Energy bought, kWh; null where a part of it is not known.';
COMMENT ON COLUMN evaluation.run_emission.kg_co2e IS 'Emissions of scopes 1 and 2, kgCO2e; null where a part of them is not known.';
COMMENT ON COLUMN evaluation.run_emission.kg_co2e_beside IS 'Scope 3 beside: lost on the way, kgCO2e; null unknown.';
COMMENT ON COLUMN evaluation.run_emission.estimated IS 'A part of it is not metered.';
COMMENT ON COLUMN evaluation.run_emission.fuel_code IS 'The fuel that emits the most; null unknown.';

CREATE TABLE programme.recommendation (
    run_id bigint NOT NULL,
    asset_id bigint NOT NULL,
    for_marking_code text NOT NULL REFERENCES code.marking,
    until_marking_code text REFERENCES code.marking,
    option_no integer NOT NULL,
    worth_gbp register.gbp NOT NULL,
    conditions integer NOT NULL,
    options_feasible integer NOT NULL,
    options_blocked integer NOT NULL,
    blocks integer NOT NULL,
    PRIMARY KEY (run_id, asset_id, for_marking_code),
    FOREIGN KEY (run_id) REFERENCES evaluation.run ON DELETE CASCADE
);
COMMENT ON TABLE programme.recommendation IS 'The option of each asset that is worth most to a programme, as a run found it; to keep it as it is where none is worth more. Some options and obstacles are read with a higher clearance alone: a row for each that can read more than the one below.';
COMMENT ON COLUMN programme.recommendation.run_id IS 'The run.';
COMMENT ON COLUMN programme.recommendation.asset_id IS 'The asset. No foreign key: a run outlives what it judged.';
COMMENT ON COLUMN programme.recommendation.for_marking_code IS 'The best of the options that may be read with this clearance; who may read more may find another.';
COMMENT ON COLUMN programme.recommendation.until_marking_code IS 'The clearance from which on another row holds; null none.';
COMMENT ON COLUMN programme.recommendation.option_no IS 'The option (programme.option).';
COMMENT ON COLUMN programme.recommendation.worth_gbp IS 'What it is worth to a programme, GBP: weighted gain at the value of a point, and net present value.';
COMMENT ON COLUMN programme.recommendation.conditions IS 'Conditions that it is subject to, and what is to be found out first.';
COMMENT ON COLUMN programme.recommendation.options_feasible IS 'Options that can be done, besides keeping it as it is.';
COMMENT ON COLUMN programme.recommendation.options_blocked IS 'Options that something blocks.';
COMMENT ON COLUMN programme.recommendation.blocks IS 'What blocks them: so many different things.';

DO $$
DECLARE
    part text;
BEGIN
    FOREACH part IN ARRAY ARRAY['evaluation.run_emission', 'programme.recommendation']
    LOOP
        EXECUTE format('CREATE TRIGGER refuse_change BEFORE UPDATE OR TRUNCATE ON %s
                            FOR EACH STATEMENT EXECUTE FUNCTION evaluation.refuse_change()', part);
        EXECUTE format('CREATE TRIGGER refuse_part_delete AFTER DELETE ON %s REFERENCING OLD TABLE AS gone
                            FOR EACH STATEMENT EXECUTE FUNCTION evaluation.refuse_part_delete()', part);
        EXECUTE format('CREATE TRIGGER refuse_late_insert AFTER INSERT ON %s REFERENCING NEW TABLE AS added
                            FOR EACH STATEMENT EXECUTE FUNCTION evaluation.refuse_late_insert()', part);
    END LOOP;
END $$;
