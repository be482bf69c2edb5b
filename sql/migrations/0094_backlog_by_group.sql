-- The backlog by any grouping, at a stated price base, and how it would grow: what prices and rates are, and what a run
-- keeps so that its ranges can be summed otherwise and carried forward.

CREATE TABLE evaluation.price_index (
    index_code text NOT NULL CHECK (index_code ~ '^[a-z][a-z0-9_]*$'),
    year integer NOT NULL CHECK (year BETWEEN 1900 AND 2200),
    amount double precision NOT NULL CHECK (amount > 0),
    source text NOT NULL,
    PRIMARY KEY (index_code, year)
);
COMMENT ON TABLE evaluation.price_index IS 'Published price indices, a value for each calendar year; a year without one takes the nearest before it, else the first.';
COMMENT ON COLUMN evaluation.price_index.index_code IS 'Which index.';
COMMENT ON COLUMN evaluation.price_index.year IS 'Calendar year.';
COMMENT ON COLUMN evaluation.price_index.amount IS 'Value of the year, on the index''s own base.';
COMMENT ON COLUMN evaluation.price_index.source IS 'Who publishes it, and where it was taken from.';

CREATE TABLE evaluation.price_base (
    valid_from date PRIMARY KEY,
    base_year integer NOT NULL,
    index_code text NOT NULL,
    share double precision NOT NULL CHECK (share BETWEEN 0 AND 1),
    description text NOT NULL,
    source text NOT NULL,
    FOREIGN KEY (index_code, base_year) REFERENCES evaluation.price_index (index_code, year)
);
COMMENT ON TABLE evaluation.price_base IS 'At which prices the backlog is stated, and by which index; the newest row in force on the day of judging counts. Without one the surveys'' own prices stand.';
COMMENT ON COLUMN evaluation.price_base.valid_from IS 'First day on which it counts.';
COMMENT ON COLUMN evaluation.price_base.base_year IS 'Prices of this calendar year.';
COMMENT ON COLUMN evaluation.price_base.index_code IS 'The index that restates.';
COMMENT ON COLUMN evaluation.price_base.share IS 'Share of a repair''s price that follows the index, 0 to 1.';
COMMENT ON COLUMN evaluation.price_base.description IS 'The base in words, as results state it.';
COMMENT ON COLUMN evaluation.price_base.source IS 'Why this base, index and share.';

CREATE TABLE evaluation.deterioration (
    element_code text NOT NULL REFERENCES code.element,
    valid_from date NOT NULL DEFAULT '-infinity',
    ab double precision NOT NULL CHECK (ab BETWEEN 0 AND 1),
    bc double precision NOT NULL CHECK (bc BETWEEN 0 AND 1),
    cd double precision NOT NULL CHECK (cd BETWEEN 0 AND 1),
    source text NOT NULL,
    factor double precision NOT NULL CHECK (factor BETWEEN 0 AND 1),
    factor_source text NOT NULL,
    PRIMARY KEY (element_code, valid_from)
);
COMMENT ON TABLE evaluation.deterioration IS 'How fast each group of components worsens: published shares a year that drop a grade, and what they are multiplied by where the register has too few surveys to say.';
COMMENT ON COLUMN evaluation.deterioration.element_code IS 'Group of components.';
COMMENT ON COLUMN evaluation.deterioration.valid_from IS 'First day on which it counts.';
COMMENT ON COLUMN evaluation.deterioration.ab IS 'Share of grade A that becomes B in a year, as published.';
COMMENT ON COLUMN evaluation.deterioration.bc IS 'Share of grade B that becomes C.';
COMMENT ON COLUMN evaluation.deterioration.cd IS 'Share of grade C that becomes D.';
COMMENT ON COLUMN evaluation.deterioration.source IS 'Who published them.';
COMMENT ON COLUMN evaluation.deterioration.factor IS 'What the rates are multiplied by where the register cannot say.';
COMMENT ON COLUMN evaluation.deterioration.factor_source IS 'What that was fitted to.';

CREATE TABLE evaluation.repair_rate (
    element_code text NOT NULL REFERENCES code.element,
    grade_code text NOT NULL REFERENCES code.condition_grade,
    valid_from date NOT NULL DEFAULT '-infinity',
    low numeric(10, 2) NOT NULL CHECK (low >= 0),
    likely numeric(10, 2) NOT NULL,
    high numeric(10, 2) NOT NULL,
    source text NOT NULL,
    PRIMARY KEY (element_code, grade_code, valid_from),
    CHECK (low <= likely AND likely <= high)
);
COMMENT ON TABLE evaluation.repair_rate IS 'What mending a square metre of a group of components costs, by grade: prices surveys that give grades and areas.';
COMMENT ON COLUMN evaluation.repair_rate.element_code IS 'Group of components.';
COMMENT ON COLUMN evaluation.repair_rate.grade_code IS 'Grade that it is in.';
COMMENT ON COLUMN evaluation.repair_rate.valid_from IS 'First day on which it counts.';
COMMENT ON COLUMN evaluation.repair_rate.low IS 'GBP per m2: one m2 in ten is of a component that costs less.';
COMMENT ON COLUMN evaluation.repair_rate.likely IS 'GBP per m2.';
COMMENT ON COLUMN evaluation.repair_rate.high IS 'GBP per m2: one m2 in ten is of a component that costs more.';
COMMENT ON COLUMN evaluation.repair_rate.source IS 'Who published it, and how components were brought together.';

SELECT history.watch_rules();

CREATE TABLE evaluation.backlog_basis (
    run_id bigint PRIMARY KEY REFERENCES evaluation.run ON DELETE CASCADE,
    backlog_definition_id integer NOT NULL REFERENCES evaluation.backlog_definition,
    price_base text NOT NULL,
    common_schools double precision NOT NULL,
    common_non_schools double precision NOT NULL,
    spread_per_year double precision NOT NULL,
    spread_limit double precision NOT NULL,
    item_spread double precision NOT NULL,
    ageing_spread double precision NOT NULL,
    draws integer NOT NULL,
    seed bigint NOT NULL
);
COMMENT ON TABLE evaluation.backlog_basis IS 'The parameters with which a run estimated the backlog: the same units and these give the same pounds.';
COMMENT ON COLUMN evaluation.backlog_basis.run_id IS 'The run.';
COMMENT ON COLUMN evaluation.backlog_basis.backlog_definition_id IS 'Definition of backlog in force.';
COMMENT ON COLUMN evaluation.backlog_basis.price_base IS 'Prices that the figures are at, in words.';
COMMENT ON COLUMN evaluation.backlog_basis.common_schools IS 'Spread that all surveys of schools share.';
COMMENT ON COLUMN evaluation.backlog_basis.common_non_schools IS 'Spread that all others share.';
COMMENT ON COLUMN evaluation.backlog_basis.spread_per_year IS 'Spread added for each year of a survey''s age.';
COMMENT ON COLUMN evaluation.backlog_basis.spread_limit IS 'No survey is worse than this.';
COMMENT ON COLUMN evaluation.backlog_basis.item_spread IS 'Spread of one item on its own.';
COMMENT ON COLUMN evaluation.backlog_basis.ageing_spread IS 'Spread of the yearly rates of deterioration.';
COMMENT ON COLUMN evaluation.backlog_basis.draws IS 'Possible worlds simulated.';
COMMENT ON COLUMN evaluation.backlog_basis.seed IS 'Seed of the simulation.';

CREATE TABLE evaluation.backlog_unit (
    run_id bigint NOT NULL REFERENCES evaluation.run ON DELETE CASCADE,
    measure text NOT NULL CHECK (measure IN ('high_priority', 'all')),
    asset_id bigint NOT NULL,
    survey_id bigint NOT NULL,
    segment text NOT NULL CHECK (segment IN ('schools', 'non_schools')),
    evidence text NOT NULL CHECK (evidence IN ('full', 'PDS', 'CDC', 'desktop', 'imputed')),
    likely register.gbp,
    spread double precision NOT NULL CHECK (spread >= 0),
    scatter double precision NOT NULL CHECK (scatter >= 0),
    PRIMARY KEY (run_id, measure, asset_id, survey_id)
);
COMMENT ON TABLE evaluation.backlog_unit IS 'What each survey says of each asset''s backlog, or what was imputed: the sums of any grouping are of these.';
COMMENT ON COLUMN evaluation.backlog_unit.run_id IS 'The run.';
COMMENT ON COLUMN evaluation.backlog_unit.measure IS 'high_priority or all.';
COMMENT ON COLUMN evaluation.backlog_unit.asset_id IS 'The asset.';
COMMENT ON COLUMN evaluation.backlog_unit.survey_id IS 'The survey; 0 where there is none.';
COMMENT ON COLUMN evaluation.backlog_unit.segment IS 'schools or non_schools.';
COMMENT ON COLUMN evaluation.backlog_unit.evidence IS 'Kind of survey, or imputed.';
COMMENT ON COLUMN evaluation.backlog_unit.likely IS 'Likely figure at the price base, GBP; null when nothing alike was surveyed.';
COMMENT ON COLUMN evaluation.backlog_unit.spread IS 'Spread of what the survey''s items share.';
COMMENT ON COLUMN evaluation.backlog_unit.scatter IS 'Spread of their sum on their own.';

CREATE TABLE evaluation.backlog_cell (
    run_id bigint NOT NULL REFERENCES evaluation.run ON DELETE CASCADE,
    asset_id bigint NOT NULL,
    survey_id bigint NOT NULL,
    element_code text NOT NULL REFERENCES code.element,
    a_m2 double precision NOT NULL,
    b_m2 double precision NOT NULL,
    c_high register.gbp NOT NULL,
    c_low register.gbp NOT NULL,
    d_high register.gbp NOT NULL,
    d_low register.gbp NOT NULL,
    PRIMARY KEY (run_id, asset_id, survey_id, element_code)
);
COMMENT ON TABLE evaluation.backlog_cell IS 'One group of components as one survey found it: what forecasts start from. Of an imputed asset: its share of what the surveyed ones of its segment have.';
COMMENT ON COLUMN evaluation.backlog_cell.run_id IS 'The run.';
COMMENT ON COLUMN evaluation.backlog_cell.asset_id IS 'The asset.';
COMMENT ON COLUMN evaluation.backlog_cell.survey_id IS 'The survey; 0 where there is none.';
COMMENT ON COLUMN evaluation.backlog_cell.element_code IS 'Group of components.';
COMMENT ON COLUMN evaluation.backlog_cell.a_m2 IS 'Extent in grade A, m2; 0 also where no extent is known.';
COMMENT ON COLUMN evaluation.backlog_cell.b_m2 IS 'Extent in grade B, m2.';
COMMENT ON COLUMN evaluation.backlog_cell.c_high IS 'Backlog in grade C of high priority, GBP.';
COMMENT ON COLUMN evaluation.backlog_cell.c_low IS 'Other backlog in grade C, GBP.';
COMMENT ON COLUMN evaluation.backlog_cell.d_high IS 'Backlog in grade D of high priority, GBP.';
COMMENT ON COLUMN evaluation.backlog_cell.d_low IS 'Other backlog in grade D, GBP.';

CREATE TABLE evaluation.backlog_ageing (
    run_id bigint NOT NULL REFERENCES evaluation.run ON DELETE CASCADE,
    segment text NOT NULL CHECK (segment IN ('schools', 'non_schools')),
    element_code text NOT NULL REFERENCES code.element,
    ab double precision NOT NULL,
    bc double precision NOT NULL,
    cd double precision NOT NULL,
    factor double precision NOT NULL,
    lines integer NOT NULL,
    worn_found double precision,
    worn_untreated double precision,
    fitted boolean NOT NULL,
    c_per_m2 double precision NOT NULL,
    d_per_m2 double precision NOT NULL,
    c_high_share double precision NOT NULL,
    d_high_share double precision NOT NULL,
    PRIMARY KEY (run_id, segment, element_code)
);
COMMENT ON TABLE evaluation.backlog_ageing IS 'How each group of components ages in the forecasts of a run, and what the published rates were calibrated against.';
COMMENT ON COLUMN evaluation.backlog_ageing.run_id IS 'The run.';
COMMENT ON COLUMN evaluation.backlog_ageing.segment IS 'schools or non_schools.';
COMMENT ON COLUMN evaluation.backlog_ageing.element_code IS 'Group of components.';
COMMENT ON COLUMN evaluation.backlog_ageing.ab IS 'Share of A that becomes B in a year, as published.';
COMMENT ON COLUMN evaluation.backlog_ageing.bc IS 'Share of B that becomes C.';
COMMENT ON COLUMN evaluation.backlog_ageing.cd IS 'Share of C that becomes D.';
COMMENT ON COLUMN evaluation.backlog_ageing.factor IS 'What these are multiplied by.';
COMMENT ON COLUMN evaluation.backlog_ageing.lines IS 'Survey lines of buildings of known age.';
COMMENT ON COLUMN evaluation.backlog_ageing.worn_found IS 'Share of their extent that surveys found in grade C or D, 0 to 1; null without lines.';
COMMENT ON COLUMN evaluation.backlog_ageing.worn_untreated IS 'Share that the published rates alone would have brought there since they were built; null without lines.';
COMMENT ON COLUMN evaluation.backlog_ageing.fitted IS 'The factor was fitted to these lines; false: too few, the rules'' own stands.';
COMMENT ON COLUMN evaluation.backlog_ageing.c_per_m2 IS 'What a square metre that becomes C adds, GBP.';
COMMENT ON COLUMN evaluation.backlog_ageing.d_per_m2 IS 'What a square metre in D costs, GBP.';
COMMENT ON COLUMN evaluation.backlog_ageing.c_high_share IS 'Share of it that is of high priority.';
COMMENT ON COLUMN evaluation.backlog_ageing.d_high_share IS 'Share of what becomes D that is of high priority.';

DO $$
DECLARE
    part text;
BEGIN
    FOREACH part IN ARRAY ARRAY['backlog_basis', 'backlog_unit', 'backlog_cell', 'backlog_ageing']
    LOOP
        EXECUTE format('CREATE TRIGGER refuse_change BEFORE UPDATE OR TRUNCATE ON evaluation.%I
                            FOR EACH STATEMENT EXECUTE FUNCTION evaluation.refuse_change()', part);
        EXECUTE format('CREATE TRIGGER refuse_part_delete AFTER DELETE ON evaluation.%I REFERENCING OLD TABLE AS gone
                            FOR EACH STATEMENT EXECUTE FUNCTION evaluation.refuse_part_delete()', part);
        EXECUTE format('CREATE TRIGGER refuse_late_insert AFTER INSERT ON evaluation.%I REFERENCING NEW TABLE AS added
                            FOR EACH STATEMENT EXECUTE FUNCTION evaluation.refuse_late_insert()', part);
    END LOOP;
END $$;
