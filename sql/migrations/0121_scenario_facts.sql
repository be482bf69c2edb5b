-- A scenario may also suppose facts of assets; what its runs supposed is kept with them.

CREATE TABLE programme.scenario_fact (
    scenario_id bigint NOT NULL REFERENCES programme.scenario ON DELETE CASCADE,
    asset_id bigint NOT NULL,
    fact_code text NOT NULL REFERENCES evaluation.fact,
    value double precision,
    changed_at timestamptz NOT NULL DEFAULT now(),
    changed_by text NOT NULL,
    PRIMARY KEY (scenario_id, asset_id, fact_code)
);
COMMENT ON TABLE programme.scenario_fact IS 'The facts of assets that a scenario supposes to be otherwise. The record is not touched.';
COMMENT ON COLUMN programme.scenario_fact.scenario_id IS 'The scenario.';
COMMENT ON COLUMN programme.scenario_fact.asset_id IS 'The asset. No foreign key: an asset that is no more makes the scenario fail with a sentence, not forget.';
COMMENT ON COLUMN programme.scenario_fact.fact_code IS 'The fact.';
COMMENT ON COLUMN programme.scenario_fact.value IS 'What it is supposed to be: a number, 1 or 0 of yes and no, the ordinal of a code (evaluation.fact_value); null unknown.';
COMMENT ON COLUMN programme.scenario_fact.changed_at IS 'When it was set.';
COMMENT ON COLUMN programme.scenario_fact.changed_by IS 'Who set it.';

CREATE TABLE programme.run_supposed (
    run_id bigint NOT NULL REFERENCES evaluation.run ON DELETE CASCADE,
    asset_id bigint NOT NULL,
    fact_code text NOT NULL,
    was double precision,
    value double precision,
    PRIMARY KEY (run_id, asset_id, fact_code)
);
COMMENT ON TABLE programme.run_supposed IS 'The facts that a run for a scenario supposed. All its other facts are those of the run that it is compared with.';
COMMENT ON COLUMN programme.run_supposed.run_id IS 'The run, a trial.';
COMMENT ON COLUMN programme.run_supposed.asset_id IS 'The asset. No foreign key: a run outlives what it judged.';
COMMENT ON COLUMN programme.run_supposed.fact_code IS 'The fact.';
COMMENT ON COLUMN programme.run_supposed.was IS 'What it is in the run compared with; null unknown.';
COMMENT ON COLUMN programme.run_supposed.value IS 'What it was supposed to be; null unknown.';
CREATE TRIGGER refuse_change BEFORE UPDATE OR TRUNCATE ON programme.run_supposed
    FOR EACH STATEMENT EXECUTE FUNCTION programme.refuse_change();
