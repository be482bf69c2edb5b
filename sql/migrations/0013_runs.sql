-- What each run found. Nothing that is stored here changes: triggers see to it.

CREATE TABLE evaluation.run (
    run_id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('published', 'trial')),
    label text,
    as_at date NOT NULL,
    known_at timestamptz NOT NULL,
    revision bigint NOT NULL,
    criteria_version_id integer NOT NULL REFERENCES evaluation.criteria_version,
    rules_sha256 text NOT NULL CHECK (rules_sha256 ~ '^[0-9a-f]{64}$'),
    engine_version text NOT NULL,
    compared_run_id bigint REFERENCES evaluation.run,
    fact_codes text[] NOT NULL,
    asset_count integer NOT NULL,
    scored_count integer NOT NULL,
    actor text NOT NULL,
    made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    retain_until date NOT NULL,
    made_in xid8 NOT NULL DEFAULT pg_current_xact_id()
);
CREATE INDEX run_latest ON evaluation.run (kind, run_id);
COMMENT ON TABLE evaluation.run IS 'One judging of the whole estate: facts as at a date, by a criteria version, with an engine version. Reproducible to the bit, kept until its retention date.';
COMMENT ON COLUMN evaluation.run.run_id IS 'Number of the run.';
COMMENT ON COLUMN evaluation.run.kind IS 'published: official, made with full clearance by approved criteria. trial: anything else.';
COMMENT ON COLUMN evaluation.run.label IS 'What it was called.';
COMMENT ON COLUMN evaluation.run.as_at IS 'The day for which the facts hold.';
COMMENT ON COLUMN evaluation.run.known_at IS 'Recorded time: what the register knew then.';
COMMENT ON COLUMN evaluation.run.revision IS 'Revision of the register that was judged.';
COMMENT ON COLUMN evaluation.run.criteria_version_id IS 'The criteria.';
COMMENT ON COLUMN evaluation.run.rules_sha256 IS 'SHA-256 over all rules in force: criteria, curves, applicability, ageing, parameters. Two runs with the same rules, revision and day are the same run.';
COMMENT ON COLUMN evaluation.run.engine_version IS 'Version of terrier that judged.';
COMMENT ON COLUMN evaluation.run.compared_run_id IS 'The earlier run that directions are against; its facts were judged again by the present criteria. Null: none.';
COMMENT ON COLUMN evaluation.run.fact_codes IS 'The facts, in the order of evaluation.run_fact.';
COMMENT ON COLUMN evaluation.run.asset_count IS 'Assets held.';
COMMENT ON COLUMN evaluation.run.scored_count IS 'Of them in scope of the objectives.';
COMMENT ON COLUMN evaluation.run.actor IS 'Who ran it.';
COMMENT ON COLUMN evaluation.run.made_at IS 'When.';
COMMENT ON COLUMN evaluation.run.retain_until IS 'Kept at least until this day.';
COMMENT ON COLUMN evaluation.run.made_in IS 'The transaction that stored it; results are taken from no other.';

CREATE TABLE evaluation.run_fact (
    run_id bigint NOT NULL REFERENCES evaluation.run ON DELETE CASCADE,
    asset_id bigint NOT NULL,
    category_code text NOT NULL,
    class_code text NOT NULL,
    duty_holder_code text NOT NULL,
    scope_code text NOT NULL,
    floor_area_m2 double precision,
    replacement_cost double precision,
    fact_values double precision[] NOT NULL,
    fact_dates date[] NOT NULL,
    PRIMARY KEY (run_id, asset_id),
    CHECK (cardinality(fact_values) = cardinality(fact_dates))
);
COMMENT ON TABLE evaluation.run_fact IS 'The facts of an asset as judged, so that a score can be explained and judged again later. No foreign key to the asset: a run outlives what it judged.';
COMMENT ON COLUMN evaluation.run_fact.run_id IS 'The run.';
COMMENT ON COLUMN evaluation.run_fact.asset_id IS 'The asset.';
COMMENT ON COLUMN evaluation.run_fact.category_code IS 'Its category then.';
COMMENT ON COLUMN evaluation.run_fact.class_code IS 'Its class then.';
COMMENT ON COLUMN evaluation.run_fact.duty_holder_code IS 'Who held the duty.';
COMMENT ON COLUMN evaluation.run_fact.scope_code IS 'Its scope: why it was scored or not.';
COMMENT ON COLUMN evaluation.run_fact.floor_area_m2 IS 'Floor area, m2: a basis of the estate''s mean.';
COMMENT ON COLUMN evaluation.run_fact.replacement_cost IS 'Replacement cost, GBP: a basis of the estate''s mean.';
COMMENT ON COLUMN evaluation.run_fact.fact_values IS 'Values in the order of run.fact_codes; null unknown.';
COMMENT ON COLUMN evaluation.run_fact.fact_dates IS 'Dates of the values; null undated.';

CREATE TABLE evaluation.benchmark (
    run_id bigint NOT NULL REFERENCES evaluation.run ON DELETE CASCADE,
    fact_code text NOT NULL REFERENCES evaluation.fact,
    category_code text NOT NULL,
    median double precision NOT NULL,
    value_count integer NOT NULL,
    PRIMARY KEY (run_id, fact_code, category_code)
);
COMMENT ON TABLE evaluation.benchmark IS 'Medians that a run compared assets with, stored with it: a what-if on one asset must not move others.';
COMMENT ON COLUMN evaluation.benchmark.run_id IS 'The run.';
COMMENT ON COLUMN evaluation.benchmark.fact_code IS 'The fact.';
COMMENT ON COLUMN evaluation.benchmark.category_code IS 'The category.';
COMMENT ON COLUMN evaluation.benchmark.median IS 'Median of the known values, in the fact''s unit.';
COMMENT ON COLUMN evaluation.benchmark.value_count IS 'How many known values it is the median of.';

CREATE TABLE evaluation.objective_result (
    run_id bigint NOT NULL REFERENCES evaluation.run ON DELETE CASCADE,
    asset_id bigint NOT NULL,
    objective integer NOT NULL REFERENCES evaluation.objective,
    score double precision,
    potential double precision,
    rating text NOT NULL REFERENCES evaluation.rating,
    uncapped_score double precision,
    coverage double precision,
    confidence double precision,
    guard_state text CHECK (guard_state IN ('failed', 'unproven', 'passed')),
    failed_guards integer NOT NULL,
    unproven_guards integer NOT NULL,
    direction text CHECK (direction IN ('improving', 'stable', 'worsening')),
    change double precision,
    PRIMARY KEY (run_id, asset_id, objective)
);
CREATE INDEX objective_result_asset ON evaluation.objective_result (asset_id, run_id);
COMMENT ON TABLE evaluation.objective_result IS 'How an asset was judged on an objective.';
COMMENT ON COLUMN evaluation.objective_result.run_id IS 'The run.';
COMMENT ON COLUMN evaluation.objective_result.asset_id IS 'The asset.';
COMMENT ON COLUMN evaluation.objective_result.objective IS 'The objective.';
COMMENT ON COLUMN evaluation.objective_result.score IS '0 to 100, guards'' caps applied; null where there is none.';
COMMENT ON COLUMN evaluation.objective_result.potential IS 'Best score that a feasible option would reach; null not computed.';
COMMENT ON COLUMN evaluation.objective_result.rating IS 'green, amber, red, or why there is no score.';
COMMENT ON COLUMN evaluation.objective_result.uncapped_score IS 'The score before the caps of guards.';
COMMENT ON COLUMN evaluation.objective_result.coverage IS 'Known weight over applicable weight, 0 to 1; null where nothing applies.';
COMMENT ON COLUMN evaluation.objective_result.confidence IS 'Coverage reduced by the age of facts.';
COMMENT ON COLUMN evaluation.objective_result.guard_state IS 'Worst of its guards: failed, unproven, passed; null where none applies.';
COMMENT ON COLUMN evaluation.objective_result.failed_guards IS 'Guards failed.';
COMMENT ON COLUMN evaluation.objective_result.unproven_guards IS 'Guards unproven.';
COMMENT ON COLUMN evaluation.objective_result.direction IS 'Against the compared run: improving, stable, worsening; null where one of the two has no score.';
COMMENT ON COLUMN evaluation.objective_result.change IS 'Points since the compared run, both by the present criteria.';

CREATE TABLE evaluation.commitment_result (
    run_id bigint NOT NULL REFERENCES evaluation.run ON DELETE CASCADE,
    asset_id bigint NOT NULL,
    commitment_code text NOT NULL REFERENCES evaluation.commitment,
    score double precision,
    rating text NOT NULL REFERENCES evaluation.rating,
    coverage double precision,
    confidence double precision,
    guard_state text CHECK (guard_state IN ('failed', 'unproven', 'passed')),
    PRIMARY KEY (run_id, asset_id, commitment_code)
);
COMMENT ON TABLE evaluation.commitment_result IS 'How an asset was judged on a commitment; where nothing of it applies there is no row.';
COMMENT ON COLUMN evaluation.commitment_result.run_id IS 'The run.';
COMMENT ON COLUMN evaluation.commitment_result.asset_id IS 'The asset.';
COMMENT ON COLUMN evaluation.commitment_result.commitment_code IS 'The commitment.';
COMMENT ON COLUMN evaluation.commitment_result.score IS 'Mean of its known criteria, 0 to 100; null where too little is known. Guards cap the objective, not this.';
COMMENT ON COLUMN evaluation.commitment_result.rating IS 'Rating of the score, but red with a failed guard and at best amber with an unproven one.';
COMMENT ON COLUMN evaluation.commitment_result.coverage IS 'Known weight over applicable weight.';
COMMENT ON COLUMN evaluation.commitment_result.confidence IS 'Coverage reduced by the age of facts.';
COMMENT ON COLUMN evaluation.commitment_result.guard_state IS 'Worst of its guards; null where none applies.';

CREATE TABLE evaluation.criterion_result (
    run_id bigint NOT NULL REFERENCES evaluation.run ON DELETE CASCADE,
    asset_id bigint NOT NULL,
    criterion_id integer NOT NULL REFERENCES evaluation.criterion,
    state text NOT NULL CHECK (state IN ('known', 'absent', 'unknown', 'condition_unknown')),
    fact_value double precision,
    fact_on date,
    points double precision,
    PRIMARY KEY (run_id, asset_id, criterion_id)
);
COMMENT ON TABLE evaluation.criterion_result IS 'What an asset earned on a criterion that applies to it; guards are in evaluation.guard_result.';
COMMENT ON COLUMN evaluation.criterion_result.run_id IS 'The run.';
COMMENT ON COLUMN evaluation.criterion_result.asset_id IS 'The asset.';
COMMENT ON COLUMN evaluation.criterion_result.criterion_id IS 'The criterion.';
COMMENT ON COLUMN evaluation.criterion_result.state IS 'known; absent (our own record is missing, which earns 0); unknown; condition_unknown (whether it applies is not known).';
COMMENT ON COLUMN evaluation.criterion_result.fact_value IS 'Value of the fact, in its unit; null unknown or absent.';
COMMENT ON COLUMN evaluation.criterion_result.fact_on IS 'Date of the fact; null undated.';
COMMENT ON COLUMN evaluation.criterion_result.points IS 'Points earned, 0 to 100; null unknown.';

CREATE TABLE evaluation.guard_result (
    run_id bigint NOT NULL REFERENCES evaluation.run ON DELETE CASCADE,
    asset_id bigint NOT NULL,
    criterion_id integer NOT NULL REFERENCES evaluation.criterion,
    state text NOT NULL CHECK (state IN ('failed', 'unproven', 'passed')),
    fact_on date,
    PRIMARY KEY (run_id, asset_id, criterion_id)
);
COMMENT ON TABLE evaluation.guard_result IS 'How an asset stood on each must-hold test that applies to it.';
COMMENT ON COLUMN evaluation.guard_result.run_id IS 'The run.';
COMMENT ON COLUMN evaluation.guard_result.asset_id IS 'The asset.';
COMMENT ON COLUMN evaluation.guard_result.criterion_id IS 'The guard.';
COMMENT ON COLUMN evaluation.guard_result.state IS 'failed, unproven (due, but nothing recorded) or passed.';
COMMENT ON COLUMN evaluation.guard_result.fact_on IS 'Date of the evidence: the inspection, the survey.';

CREATE TABLE evaluation.run_estate (
    run_id bigint NOT NULL REFERENCES evaluation.run ON DELETE CASCADE,
    level text NOT NULL CHECK (level IN ('objective', 'commitment')),
    level_code text NOT NULL,
    basis text NOT NULL CHECK (basis IN ('count', 'floor_area', 'replacement_cost')),
    score double precision,
    rating text NOT NULL REFERENCES evaluation.rating,
    basis_total double precision NOT NULL,
    scored integer NOT NULL,
    green integer NOT NULL,
    amber integer NOT NULL,
    red integer NOT NULL,
    insufficient integer NOT NULL,
    not_applicable integer NOT NULL,
    assets_failed integer NOT NULL,
    assets_unproven integer NOT NULL,
    failed_guards integer NOT NULL,
    unproven_guards integer NOT NULL,
    coverage double precision,
    direction text CHECK (direction IN ('improving', 'stable', 'worsening')),
    change double precision,
    PRIMARY KEY (run_id, level, level_code, basis)
);
COMMENT ON TABLE evaluation.run_estate IS 'The estate as a whole on each objective and commitment, by three bases; the failed guards stand beside the mean, which would hide them.';
COMMENT ON COLUMN evaluation.run_estate.run_id IS 'The run.';
COMMENT ON COLUMN evaluation.run_estate.level IS 'objective or commitment.';
COMMENT ON COLUMN evaluation.run_estate.level_code IS '2 or 2.2.';
COMMENT ON COLUMN evaluation.run_estate.basis IS 'What an asset counts by: count (each one), floor_area, replacement_cost.';
COMMENT ON COLUMN evaluation.run_estate.score IS 'Mean score of the scored assets by that basis; null where there is none.';
COMMENT ON COLUMN evaluation.run_estate.rating IS 'Rating of that mean.';
COMMENT ON COLUMN evaluation.run_estate.basis_total IS 'Sum of the basis over the assets in the mean: how many, m2, GBP.';
COMMENT ON COLUMN evaluation.run_estate.scored IS 'Assets with a score.';
COMMENT ON COLUMN evaluation.run_estate.green IS 'Assets rated green.';
COMMENT ON COLUMN evaluation.run_estate.amber IS 'Assets rated amber.';
COMMENT ON COLUMN evaluation.run_estate.red IS 'Assets rated red: also those without a score that failed a guard.';
COMMENT ON COLUMN evaluation.run_estate.insufficient IS 'Assets of which too little is known.';
COMMENT ON COLUMN evaluation.run_estate.not_applicable IS 'Assets to which nothing applies.';
COMMENT ON COLUMN evaluation.run_estate.assets_failed IS 'Assets that failed at least one guard.';
COMMENT ON COLUMN evaluation.run_estate.assets_unproven IS 'Assets that failed none but could not prove one.';
COMMENT ON COLUMN evaluation.run_estate.failed_guards IS 'Guards failed.';
COMMENT ON COLUMN evaluation.run_estate.unproven_guards IS 'Guards unproven.';
COMMENT ON COLUMN evaluation.run_estate.coverage IS 'Mean coverage of the assets to which something applies, each counting once.';
COMMENT ON COLUMN evaluation.run_estate.direction IS 'Against the compared run.';
COMMENT ON COLUMN evaluation.run_estate.change IS 'Points since the compared run, over the assets scored in both.';

-- --- what is stored stays ---

CREATE FUNCTION evaluation.refuse_change() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    RAISE EXCEPTION 'results of a run are never changed; make a new run'
        USING ERRCODE = 'insufficient_privilege';
END $$;
COMMENT ON FUNCTION evaluation.refuse_change() IS 'Trigger: no update or truncation of runs and their results.';

CREATE FUNCTION evaluation.refuse_early_delete() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    IF EXISTS (SELECT FROM gone WHERE retain_until >= current_date) THEN
        RAISE EXCEPTION 'run % is kept until %', (SELECT min(run_id) FROM gone WHERE retain_until >= current_date),
                        (SELECT min(retain_until) FROM gone WHERE retain_until >= current_date)
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NULL;
END $$;
COMMENT ON FUNCTION evaluation.refuse_early_delete() IS 'Trigger: a run goes with its results, and only after its retention date.';

CREATE FUNCTION evaluation.refuse_part_delete() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    IF EXISTS (SELECT FROM gone JOIN evaluation.run USING (run_id)) THEN
        RAISE EXCEPTION 'results of a run are never changed; delete the run after its retention date'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NULL;
END $$;
COMMENT ON FUNCTION evaluation.refuse_part_delete() IS 'Trigger: results go only with their run.';

CREATE FUNCTION evaluation.refuse_late_insert() RETURNS trigger
LANGUAGE plpgsql SET search_path = pg_catalog AS $$
BEGIN
    IF EXISTS (SELECT FROM evaluation.run r
               WHERE r.run_id IN (SELECT run_id FROM added) AND r.made_in <> pg_current_xact_id()) THEN
        RAISE EXCEPTION 'results are stored in the transaction of their run and never added to'
            USING ERRCODE = 'insufficient_privilege';
    END IF;
    RETURN NULL;
END $$;
COMMENT ON FUNCTION evaluation.refuse_late_insert() IS 'Trigger: nothing is added to a run after its own transaction.';

CREATE TRIGGER refuse_change BEFORE UPDATE OR TRUNCATE ON evaluation.run
    FOR EACH STATEMENT EXECUTE FUNCTION evaluation.refuse_change();
CREATE TRIGGER refuse_early_delete AFTER DELETE ON evaluation.run REFERENCING OLD TABLE AS gone
    FOR EACH STATEMENT EXECUTE FUNCTION evaluation.refuse_early_delete();

DO $$
DECLARE
    part text;
BEGIN
    FOREACH part IN ARRAY ARRAY['run_fact', 'benchmark', 'objective_result', 'commitment_result',
                                'criterion_result', 'guard_result', 'run_estate']
    LOOP
        EXECUTE format('CREATE TRIGGER refuse_change BEFORE UPDATE OR TRUNCATE ON evaluation.%I
                            FOR EACH STATEMENT EXECUTE FUNCTION evaluation.refuse_change()', part);
        EXECUTE format('CREATE TRIGGER refuse_part_delete AFTER DELETE ON evaluation.%I REFERENCING OLD TABLE AS gone
                            FOR EACH STATEMENT EXECUTE FUNCTION evaluation.refuse_part_delete()', part);
        EXECUTE format('CREATE TRIGGER refuse_late_insert AFTER INSERT ON evaluation.%I REFERENCING NEW TABLE AS added
                            FOR EACH STATEMENT EXECUTE FUNCTION evaluation.refuse_late_insert()', part);
    END LOOP;
END $$;
